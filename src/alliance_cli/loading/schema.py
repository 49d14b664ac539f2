"""The JSON Schema of the file, for editors."""

from typing import Any, Final

from alliance_cli.loading.entries import FileEntry

DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def dataset_schema() -> dict[str, Any]:
    """The schema of a dataset file, in the vocabulary of draft 7 that editors read."""
    schema = FileEntry.model_json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs")
    for section in schema["properties"].values():
        if "patternProperties" in section:
            section["additionalProperties"] = False
    named = {"$schema": DRAFT, **schema, "title": "alliance dataset"}
    return {**named, "definitions": definitions}
