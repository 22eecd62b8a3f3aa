using System.Text.RegularExpressions;
using NUnit.Framework;

namespace VtdVerify.Tests.Reporting.Formats;

/// <summary>The page: one file, no request, readable by everyone.</summary>
public sealed partial class HtmlTests
{
    [Test]
    public void The_page_names_nothing_that_a_browser_would_fetch() => Assert.That(
        Fetched().Matches(Written.As("html", Samples.Patch())).Select(match => match.Value), Is.Empty);

    [Test]
    public void What_a_stranger_wrote_is_no_markup()
    {
        var input = Samples.Patch().Input! with { Title = "<img src=x onerror=alert(1)>" };

        Assert.That(Written.As("html", Samples.Patch() with { Input = input }), Does.Not.Contain("<img"));
    }

    [Test]
    public void The_drawing_says_in_words_what_it_shows() =>
        Assert.That(Written.As("html", Samples.Patch()), Does.Match("<desc[^>]*>scope: the notifier's scope \\[0xfef00000, 2\\^64-1\\]"));

    [Test]
    public void A_search_that_wraps_is_drawn_in_two_parts() =>
        Assert.That(WrappedBar().Count(Written.As("html", Samples.Patch())), Is.EqualTo(4), "two for a screen, two for a telephone");

    [GeneratedRegex("(src|href)=\"(?!#)[^\"]*\"|url\\(|@import|<link|<iframe")]
    private static partial Regex Fetched();

    [GeneratedRegex("<rect class=\"bar search wraps\"")]
    private static partial Regex WrappedBar();
}
