"""Files as cv2 writes and reads them: {documents, read, folder} as JSON from stdin, answers into folder.

Each document is written to folder/NAME by startWriteStruct, write and endWriteStruct, the only way that cv2 has for
structures. What stands in the files of `read` goes to folder/answers.json, by the methods of FileNode.
"""
import json
import sys

import cv2
import numpy as np


def is_number(value):
    return isinstance(value, (int, float))


def put(storage, name, value):
    if isinstance(value, list):
        numbers = len(value) > 0 and all(map(is_number, value))
        storage.startWriteStruct(name, cv2.FILE_NODE_SEQ | (cv2.FILE_NODE_FLOW if numbers else 0))
        for item in value:
            put(storage, '', item)
        storage.endWriteStruct()
    elif isinstance(value, dict) and 'dtype' in value:
        storage.write(name, np.array(value['data'], value['dtype']).reshape(value['shape']))
    elif isinstance(value, dict):
        storage.startWriteStruct(name, cv2.FILE_NODE_MAP)
        for key, item in value.items():
            put(storage, key, item)
        storage.endWriteStruct()
    else:
        storage.write(name, int(value) if isinstance(value, bool) else value)


def get(node):
    if node.isNone():
        return None
    if node.isMap():
        keys = node.keys()
        if 'dt' in keys:
            mat = node.mat()
            return {'dtype': mat.dtype.name, 'shape': list(mat.shape), 'data': mat.ravel().tolist()}
        return {key: get(node.getNode(key)) for key in keys}
    if node.isSeq():
        return [get(node.at(i)) for i in range(node.size())]
    if node.isString():
        return node.string()
    return int(node.real()) if node.isInt() else node.real()


def main():
    request = json.load(sys.stdin)
    folder = request['folder']
    for name, document in request['documents'].items():
        storage = cv2.FileStorage(f'{folder}/{name}', document['flags'])
        for key, value in document['content'].items():
            put(storage, key, value)
        storage.release()
    answers = []
    for path in request['read']:
        try:
            storage = cv2.FileStorage(path, cv2.FILE_STORAGE_READ)
            answers.append({'content': get(storage.root())})
        except (cv2.error, SystemError) as error:
            answers.append({'error': str(error.__cause__ or error)})
    with open(f'{folder}/answers.json', 'w', encoding='utf8') as file:
        json.dump(answers, file)


main()
