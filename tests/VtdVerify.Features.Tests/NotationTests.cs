using NUnit.Framework;
using VtdVerify.Features.Steps;
using VtdVerify.Model;

namespace VtdVerify.Features.Tests;

/// <summary>What feature files may write, and what they may not.</summary>
public class NotationTests
{
    [TestCase("nothing", DirtyTracking.None)]
    [TestCase("dirty limit", DirtyTracking.DirtyLimit)]
    [TestCase("migration and dirty rate", DirtyTracking.Migration | DirtyTracking.DirtyRate)]
    [TestCase("migration, dirty rate and dirty limit", DirtyTracking.Migration | DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit)]
    public void Tracking_flags_are_listed_by_name(string text, DirtyTracking flags) =>
        Assert.That(new Notation().ToTracking(text), Is.EqualTo(flags));

    [Test]
    public void An_unknown_tracking_flag_is_refused() =>
        Assert.That(() => new Notation().ToTracking("migration and weather"), Throws.TypeOf<FormatException>());
}
