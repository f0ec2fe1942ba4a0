"""What the installed cv2 offers, written to signatures.json in the folder that standard input names:

{"version": "4.6.0",
 "callables": {path: [signature]},  # as the docstrings give them, of functions, methods and static methods
 "properties": {class: [name]},
 "bases": {class: base},
 "constants": [path]}
"""

import inspect
import json
import os
import re
import sys
import types

import cv2

SIGNATURE = re.compile(r"^\w+\(.*\) -> .*$", re.MULTILINE)
found = {"version": cv2.__version__, "callables": {}, "properties": {}, "bases": {}, "constants": []}


def walk_class(path, cls):
    for name, member in vars(cls).items():
        if isinstance(member, type):
            walk_class(path + [name], member)
        elif name.startswith("__"):
            continue
        elif inspect.isgetsetdescriptor(member):
            found["properties"].setdefault(".".join(path), []).append(name)
        else:
            add_callable(path + [name], getattr(cls, name))
    found["properties"].setdefault(".".join(path), [])
    base = cls.__base__
    found["bases"][".".join(path)] = f"{base.__module__}.{base.__qualname__}".removeprefix("cv2.")


def add_callable(path, function):
    found["callables"][".".join(path)] = SIGNATURE.findall(function.__doc__ or "")


def walk_module(path, module):
    for name, member in vars(module).items():
        if name.startswith("__") and callable(member):
            continue
        if isinstance(member, types.ModuleType):
            if member.__name__.startswith("cv2."):
                walk_module(path + [name], member)
        elif isinstance(member, type):
            walk_class(path + [name], member)
        elif callable(member):
            add_callable(path + [name], member)
        elif isinstance(member, int):
            found["constants"].append(".".join(path + [name]))


walk_module([], cv2)
with open(os.path.join(json.load(sys.stdin)["folder"], "signatures.json"), "w") as file:
    json.dump(found, file)
