"""The Python side of the benchmarks: see partner.mjs, which answers the same requests."""

import itertools
import json
import sys
import time


def peak():
    """The most memory that this process ever had, in MB."""
    with open("/proc/self/status") as status:
        return next(int(row.split()[1]) / 1024 for row in status if row.startswith("VmHWM"))


scope = {"peak": peak}
loops = {}


def loop_of(statement):
    """A loop in which what the set-up made are local names, as timeit has it. The collector stays as it is for everybody."""
    if statement not in loops:
        names = [name for name in compile(statement, statement, "exec").co_names if name in scope]
        source = f"""
def loop({', '.join(['runs', 'clock', *names])}):
    start = clock()
    for i in runs:
        {statement}
    return clock() - start
"""
        made = {}
        exec(source, made)
        loops[statement] = made["loop"], names
    return loops[statement]


def answer(request):
    if "setup" in request:
        exec(request["setup"], scope)
        return 0
    if "time" in request:
        loop, names = loop_of(request["time"])
        times = request["times"]
        return loop(itertools.repeat(0, times), time.perf_counter_ns, *(scope[name] for name in names)) / times
    return eval(request["figure"], scope)


for line in sys.stdin:
    try:
        reply = {"value": answer(json.loads(line))}
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
