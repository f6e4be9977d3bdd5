"""Words that are no terms, nor begin or end one: grammar, and what every text is full of."""

from __future__ import annotations

__all__ = ["ENGLISH_GENERAL", "ENGLISH_NEVER", "ENGLISH_WITHIN", "SOURCE_STOP_WORDS"]

SOURCE_STOP_WORDS = frozenset(
    word
    for row in (
        "的 了 着 过 地 得 在 是 和 及 与 并 等 于 为 而 其 之 以 由 对 至 但 亦 也 已 将 会 被 把 使 令 让 就 都",
        "又 或 如 若 则 即 因 所 这 那 此 该 本 各 每 某 个 项 名 次 种 更 最 仍 且 有 到 从 自 向 经 按 据 给 跟",
        "同 比 当 可 能 要 应 须 不 没 未 无 只 还 很 太 再 才 便 我 你 您 他 她 它 们 谁 哪 吗 呢 吧 啊 呀 嘛 么",
        "说 做 去 来 上 下 里 内 外 中 前 后 间 时 起 些 位 条 件 例 几 两 多 少 第 约 近 另 叫 像 用 我们 你们",
        "您的 他们 她们 它们 自己 大家 人们 这个 那个 这些 那些 这种 那种 这样 那样 这里 那里 这是 什么 怎么 怎样",
        "如何 为什么 哪些 一个 一种 一些 一名 一位 一次 一样 一下 一直 一起 一般 一定 一旦 之一 第一 第二 第三",
        "两个 多个 几个 各种 每个 每天 各个 某些 某种 可以 可能 能够 应该 应当 必须 需要 不能 不是 不要 不会 没有",
        "不同 不得 无法 还有 还是 还要 都是 就是 也是 而是 只是 只有 如果 因为 所以 因此 由于 虽然 但是 然而 不过",
        "而且 并且 以及 或者 或是 尽管 除了 除非 无论 不管 只要 于是 从而 同时 此外 另外 其中 其他 其它 其余 例如",
        "比如 包括 通过 根据 按照 关于 对于 至于 为了 随着 自从 经过 作为 成为 具有 拥有 存在 属于 进行 开始 继续",
        "已经 曾经 正在 将会 即将 刚刚 目前 现在 当时 当前 之后 之前 以后 以前 以来 以上 以下 之间 期间 过程中",
        "方面 左右 大约 至少 最多 超过 非常 十分 特别 尤其 更加 更多 最大 最近 许多 很多 大多数 多数 大量 少数",
        "部分 所有 全部 任何 整个 甚至 仍然 仅仅 几乎 经常 通常 往往 有时 立即 尽快 主要 重要 相关 有关 有些 有的",
        "有人 的话 认为 表示 表明 显示 发现 指出 据报道 称为 被称为 看到 知道 觉得 使用 来自 导致 引起 造成 起来",
        "出来 下来 上去 下去 过来 那么 这么 似乎 显然 当然 其实 确实 终于 忽然 突然 仿佛 好像 不知 今天 昨天 明天",
        "今年 去年 时候",
    )
    for word in row.split()
)
"""Grammar, and words so general that no term begins or ends with them."""
ENGLISH_WITHIN = frozenset(
    word for row in ("of the and for in on to with a an at by from against as or de",) for word in row.split()
)
"""Grammar that may stand within a term, and not at its edges."""
ENGLISH_NEVER = frozenset(
    word
    for row in (
        "is are was were be been being am has have had having do does did done doing will would shall should can",
        "could may might must ought need not no nor never n't i me my mine we us our ours you your yours he him",
        "his she her hers it its they them their theirs this that these those who whom whose which what when",
        "where why how if whether because although though while since unless until than then so such too very",
        "also only just even still yet already ever there here now again about above after before below between",
        "beyond during except into onto out over per through throughout toward towards under up upon via within",
        "without down off along among amongst around across but however therefore thus hence moreover furthermore",
        "e.g i.e etc all any both each either every few many more most much neither none other others another",
        "same several some own said says say like don't doesn't didn't isn't aren't wasn't weren't can't couldn't",
        "won't wouldn't it's i'm i've you're we're they're one two three four five six seven eight nine ten",
        "eleven twelve first second third",
    )
    for word in row.split()
)
"""Words that no term holds."""
ENGLISH_GENERAL = frozenset(
    word
    for row in (
        "well often usually sometimes always mainly mostly especially particularly generally currently recently",
        "previously approximately least less main important different various certain possible likely able",
        "available unable known used using use based due according including included include includes become",
        "becomes became made make makes making take takes took taken taking give gives given get gets got go goes",
        "going come comes came see seen show shows shown found find finds believed considered called named",
        "reported recommended suggested caused cause causes increase increased high higher low lower large larger",
        "small new old good bad better best great many long short early late today yesterday tomorrow day days",
        "week weeks month months year years time times people person thing things way ways number numbers lot",
        "part parts case january february march april may june july august september october november december",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for word in row.split()
)
"""Words that are seldom a term by themselves."""
