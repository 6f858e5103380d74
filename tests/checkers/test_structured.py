"""JSON-LD: a table of what is wrong with it, a good one, and whatever the built pages carry."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.checkers.structured import CONTEXT, faults_in, scripts_of, texts_of
from tests.whole.builds import Project

pytestmark = pytest.mark.verify

SITE = "https://anti-fraud.example.com/"
GOOD: list[dict[str, Any]] = [
    {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "首页", "item": SITE},
            {"@type": "ListItem", "position": 2, "name": "认骗局"},
        ],
    },
    {
        "@type": "WebPage",
        "@id": f"{SITE}scams/SCM-001/",
        "url": f"{SITE}scams/SCM-001/",
        "name": "冒充公检法",
        "inLanguage": "zh-CN",
        "dateModified": "2026-11-22",
        "isPartOf": {"@id": f"{SITE}#site"},
        "publisher": {"@type": "BankOrCreditUnion", "name": "示例银行", "telephone": "400-000-0000"},
    },
    {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": "钱转出去了怎么办",
                "acceptedAnswer": {"@type": "Answer", "text": "马上打 110。"},
            }
        ],
    },
    {
        "@type": "HowTo",
        "name": "接到可疑电话",
        "totalTime": "PT5M",
        "step": [{"@type": "HowToStep", "position": 1, "text": "先挂断。"}],
    },
    {
        "@type": "Organization",
        "name": "示例银行",
        "url": SITE,
        "contactPoint": [{"@type": "ContactPoint", "telephone": "96110", "contactType": "customer service"}],
    },
    {
        "@type": "Event",
        "name": "防骗宣传周",
        "startDate": "2026-03-15",
        "endDate": "2026-03-21T17:00:00+08:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": "各网点", "address": "见网点名单"},
        "organizer": {"@type": "Organization", "name": "示例银行"},
    },
]

# What is wrong: the object, and two words that the fault must name: where, and what.
BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "a type that does not exist": ({"@type": "WebPaige", "name": "x"}, "@type", "WebPaige"),
    "no type": ({"name": "x"}, "@type", "None"),
    "a property of another type": ({"@type": "WebPage", "startDate": "2026-01-01"}, "startDate", "WebPageLeaf"),
    "a property that does not exist": ({"@type": "HowTo", "stepp": []}, "stepp", "HowToLeaf"),
    "a bad property further in": (
        {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "acceptedAnswer": {"@type": "Answer", "txt": "a"}}]},
        "mainEntity[0].acceptedAnswer.txt",
        "txt",
    ),
    "a bad type further in": (
        {"@type": "FAQPage", "mainEntity": [{"@type": "Qestion", "name": "q"}]},
        "mainEntity[0]",
        "Qestion",
    ),
    "the right property with an object of a wrong type": (
        {"@type": "WebPage", "breadcrumb": {"@type": "Person", "name": "x"}},
        "breadcrumb",
        "Person",
    ),
    "a number where words belong": ({"@type": "WebPage", "name": 5}, "name", "number"),
    "truth where a number belongs": ({"@type": "HowToStep", "position": True}, "position", "true"),
    "null": ({"@type": "WebPage", "name": None}, "name", "null"),
    "a date in words": ({"@type": "Event", "name": "e", "startDate": "明天"}, "startDate", "明天"),
    "a day that is in no calendar": ({"@type": "Event", "name": "e", "startDate": "2026-02-30"}, "bad", "2026-02-30"),
    "an address without a host": ({"@type": "WebPage", "url": "scams/index.html"}, "url", "scams/index.html"),
    "a status that schema.org does not list": ({"@type": "Event", "eventStatus": "soon"}, "eventStatus", "soon"),
    "a step of a breadcrumb without its position": (
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "x", "item": SITE}]},
        "itemListElement",
        "position",
    ),
    "a context of somebody else": ({"@context": "https://example.com", "@type": "WebPage"}, "@context", "example.com"),
}
BROKEN = {
    "no JSON": ('{"@type": ', "no JSON"),
    "a name twice": ('{"@context": "https://schema.org", "@type": "WebPage", "name": "a", "name": "b"}', "twice"),
    "not an object": ('"text"', "@context"),
    "a graph of words": ('{"@context": "https://schema.org", "@graph": ["x"]}', "@graph[0]"),
}


def written(value: dict[str, Any]) -> str:
    return json.dumps({"@context": CONTEXT, **value}, ensure_ascii=False)


def test_good_objects_pass_in_every_way_of_writing_them() -> None:
    texts = {"a graph": written({"@graph": GOOD}), "a list": json.dumps([{"@context": CONTEXT, **o} for o in GOOD])}
    texts |= {str(value["@type"]): written(value) for value in GOOD}
    assert faults_in(texts) == []


def test_everything_in_the_table_is_found_and_named() -> None:
    found = faults_in({f"bad {name}": written(value) for name, (value, _, _) in BAD.items()})
    for name, (_, place, word) in BAD.items():
        own = [fault for fault in found if fault.startswith(f"bad {name}: ")]
        assert any(place in fault and word in fault for fault in own), (name, own)


def test_what_cannot_be_read_is_a_fault() -> None:
    found = faults_in({name: text for name, (text, _) in BROKEN.items()})
    for name, (_, word) in BROKEN.items():
        assert any(fault.startswith(f"{name}: ") and word in fault for fault in found), (name, found)


def test_the_scripts_of_a_page_are_found() -> None:
    page = '<script>1 < 2</script><script type="application/ld+json">{"a": "<b>&amp;"}</script><script type="application/ld+json"></script>'
    assert scripts_of(page) == ['{"a": "<b>&amp;"}', ""]


def test_all_that_the_pages_carry_is_right(real_site: Project) -> None:
    found = faults_in(texts_of(real_site.public))
    assert not found, "\n".join(found[:40])
