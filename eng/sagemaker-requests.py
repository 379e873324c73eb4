#!/usr/bin/env python3
"""Writes src/MlKit.Pipelines/SageMaker/requests.json: the request shapes of the SageMaker tasks, from eng/aws/models/SageMaker.json.

A type is string, integer, number, boolean, any, =Enum, a shape's name, [type] or {type}; a ! after it means that the field is required.
"""
import json
import re
from pathlib import Path

TASKS = [
    "CreateProcessingJob", "CreateTrainingJob", "CreateTransformJob", "CreateHyperParameterTuningJob", "CreateLabelingJob", "CreateModel", "CreateEndpointConfig", "CreateEndpoint", "UpdateEndpoint",
]
MOST_ENUM_VALUES = 40  # Instance types are more, and grow every month.
NAMES = {"string": "string", "integer": "integer", "long": "integer", "float": "number", "double": "number", "boolean": "boolean"}

root = Path(__file__).resolve().parent.parent
model = json.loads((root / "eng/aws/models/SageMaker.json").read_text())
enums, structures = model["enums"], model["structures"]
shapes, used = {}, set()


def named(match):
    name = match[0]
    if name in structures:
        add(name)
        return name
    if name in enums and len(enums[name]) <= MOST_ENUM_VALUES:
        used.add(name)
        return f"={name}"
    return "string" if name in enums else NAMES.get(name, "any")


def add(name):
    if name in shapes:
        return
    shapes[name] = {}
    for member in structures[name]:
        shapes[name][member["name"]] = re.sub(r"\w+", named, member["type"]) + ("!" if member.get("required") else "")


inputs = {operation["name"]: operation["input"] for operation in model["operations"]}
operations = {task[0].lower() + task[1:]: inputs[task] for task in TASKS}
for shape in operations.values():
    add(shape)
out = {"operations": dict(sorted(operations.items())), "enums": {name: sorted(enums[name]) for name in sorted(used)}, "shapes": dict(sorted(shapes.items()))}
lines = ["{"]
for i, (section, content) in enumerate(out.items()):
    lines.append(f'  "{section}": {{')
    lines += [f'    "{k}": {json.dumps(v)}' + ("," if j < len(content) - 1 else "") for j, (k, v) in enumerate(content.items())]
    lines.append("  }" + ("," if i < len(out) - 1 else ""))
lines.append("}")
(root / "src/MlKit.Pipelines/SageMaker/requests.json").write_text("\n".join(lines) + "\n")
