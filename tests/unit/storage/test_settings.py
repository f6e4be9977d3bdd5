import pytest

from duizhao.errors import ProjectError
from duizhao.model import Languages
from duizhao.storage.settings import Settings, load_settings
from duizhao.storage.skeleton import SKELETON


def test_every_setting() -> None:
    text = b"languages: {target: en-GB}\nexport: [markdown, tmx]\nchecks: {skip: [number-mismatch]}\n"
    assert load_settings(text, "duizhao.yaml") == Settings(
        languages=Languages(target="en-GB"),
        export_formats=("markdown", "tmx"),
        skipped_checks=("number-mismatch",),
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "checks:\n", "export: []\n", SKELETON["duizhao.yaml"]])
def test_what_is_left_out_is_as_usual(text: str) -> None:
    assert load_settings(text.encode(), "duizhao.yaml") == Settings()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#\nlanguage: {}\n", "Did you mean “languages”?"),
        ("#\nexport: po\n", "a list of texts"),
        ("#\nexport: [1]\n", '"1"'),
        ("#\nchecks: [x]\n", "names and values"),
        ("#\nchecks: {skipp: [x]}\n", "Did you mean “skip”?"),
        ("#\nlanguages: {source: Chinese!}\n", "no language tag"),
        ("#\nlanguages: zh\n", "names and values"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ProjectError) as failure:
        load_settings(text.encode(), "duizhao.yaml")
    assert str(failure.value).startswith("duizhao.yaml:2: ")
    assert words in failure.value.message + " " + failure.value.hint
