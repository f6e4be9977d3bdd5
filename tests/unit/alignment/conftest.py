"""Dictionaries for the aligner's tests: a small one of our own lines, and the real one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from duizhao.alignment.dictionary import Dictionary, build_dictionary
from duizhao.alignment.model import Analysis, Model
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.terminology import Glossary
from duizhao.text.cedict import read_entries

LINES = """\
# CC-CEDICT
# a comment
山 山 [shan1] /mountain/hill/CL:座[zuo4]/
河 河 [he2] /river/CL:條|条[tiao2]/
橋 桥 [qiao2] /bridge/CL:座[zuo4]/
船 船 [chuan2] /boat/ship/
城 城 [cheng2] /city walls/city/town/
樹 树 [shu4] /tree/
老師 老师 [lao3 shi1] /teacher/CL:個|个[ge4]/
學生 学生 [xue2 sheng5] /student/schoolchild/
蘋果 苹果 [ping2 guo3] /apple/CL:個|个[ge4],顆|颗[ke1]/
科技 科技 [ke1 ji4] /science and technology/
交流 交流 [jiao1 liu2] /to exchange/exchange/communication/
發展 发展 [fa1 zhan3] /development/growth/to develop/
使用 使用 [shi3 yong4] /to use/to employ/
下雨 下雨 [xia4 yu3] /to rain/
我 我 [wo3] /I/me/my/
葉 叶 [Ye4] /surname Ye/
葉 叶 [ye4] /leaf/page/
文 文 [wen2] /language/culture/writing/
潔 洁 [jie2] /clean/
王 王 [Wang2] /surname Wang/
王 王 [wang2] /king or monarch/best or strongest of its type/
呂 吕 [Lu:3] /surname Lü/
行 行 [hang2] /row/line/
行 行 [xing2] /to walk/to go/
重慶 重庆 [Chong2 qing4] /Chongqing/
重 重 [chong2] /to repeat/
重 重 [zhong4] /heavy/
重 重 [zhong4] /serious/
"""


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    """A dictionary of two dozen words."""
    return build_dictionary(read_entries(LINES.splitlines()))


@pytest.fixture(scope="session")
def cedict(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    """CC-CEDICT as the aligner reads it today, whatever tables an earlier version has left in the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        load_dictionary.cache_clear()
        whole = load_dictionary()
        load_dictionary.cache_clear()
    return whole


ModelOf = Callable[..., Model]


@pytest.fixture(scope="session")
def model_of(dictionary: Dictionary) -> ModelOf:
    """Make a model of two texts with the small dictionary."""

    def make(
        sources: Sequence[str],
        targets: Sequence[str],
        glossary: Glossary | None = None,
        *,
        source_breaks: Sequence[int] = (),
        target_breaks: Sequence[int] = (),
    ) -> Model:
        return Model.of(
            Analysis(tuple(sources), tuple(targets), glossary, dictionary, tuple(source_breaks), tuple(target_breaks))
        )

    return make
