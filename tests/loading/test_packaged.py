from alliance_cli.loading.packaged import packaged_dataset, starter_text
from alliance_cli.loading.reader import examine_text


def test_the_packaged_dataset_is_there() -> None:
    """The program comes with a dataset."""
    assert packaged_dataset().name == "alliance.yaml"
    assert packaged_dataset().is_file()


def test_the_starter_has_nothing_wrong() -> None:
    """What `init` writes passes `check --strict`."""
    found = examine_text(starter_text(), "starter.yaml")

    assert found.problems == ()
    assert found.dataset is not None


def test_the_starter_tells_editors_its_schema() -> None:
    """The first line is the modeline that editors look for."""
    modeline = "# yaml-language-server: $schema=alliance.schema.json"

    assert starter_text().splitlines()[0] == modeline
