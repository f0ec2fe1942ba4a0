"""The other side of the benchmarks. Reads lines of JSON, answers each with one: a statement that is run so many times
gives nanoseconds a run; no statement, the most memory that this process ever had, in MB."""

import json
import sys
import timeit

for line in sys.stdin:
    request = json.loads(line)
    if "statement" in request:
        # The collector stays as it is for everybody; timeit turns it off otherwise.
        timer = timeit.Timer(request["statement"], "import gc; gc.enable()\n" + request["setup"])
        answer = timer.timeit(request["times"]) * 1e9 / request["times"]
    else:
        with open("/proc/self/status") as status:
            answer = next(int(row.split()[1]) / 1024 for row in status if row.startswith("VmHWM"))
    print(answer, flush=True)
