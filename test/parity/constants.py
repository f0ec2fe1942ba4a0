"""All integer constants of cv2 and its submodules, by dotted name, into folder/constants.json."""
import json
import sys
import types

import cv2


def walk(module, prefix, found):
    for name, value in vars(module).items():
        if name.startswith('_'):
            continue
        if isinstance(value, types.ModuleType) and value.__name__.startswith('cv2'):
            walk(value, f'{prefix}{name}.', found)
        elif isinstance(value, int):
            found[prefix + name] = value
    return found


folder = json.load(sys.stdin)['folder']
with open(f'{folder}/constants.json', 'w', encoding='utf8') as file:
    json.dump({'version': cv2.__version__, 'constants': walk(cv2, '', {})}, file)
