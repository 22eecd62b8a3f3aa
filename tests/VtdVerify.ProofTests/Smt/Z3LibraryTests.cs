using NUnit.Framework;
using VtdVerify.Smt;

namespace VtdVerify.Tests.Smt;

/// <summary>Opening a library binds nothing, so that these tests leave the process's own solver alone.</summary>
[Category("Proof")]
internal sealed class Z3LibraryTests
{
    [Test]
    public void A_configured_file_that_does_not_exist_is_named_with_the_remedy()
    {
        var missing = Path.Combine(Path.GetTempPath(), "no-such-directory", "libz3.so");
        Assert.That(() => Z3Library.Open(missing), Throws.InstanceOf<SolverUnavailableException>()
            .With.Message.Contains(missing).And.Message.Contains("apt-get install libz3-4").And.Message.Contains(Z3Library.PathVariable));
    }

    [Test]
    public void A_configured_file_that_is_no_library_is_refused()
    {
        var text = Path.GetTempFileName();
        try
        {
            File.WriteAllText(text, "not a library");
            Assert.That(() => Z3Library.Open(text), Throws.InstanceOf<SolverUnavailableException>().With.Message.Contains(text));
        }
        finally
        {
            File.Delete(text);
        }
    }

    [Test]
    public void Another_library_is_refused_with_what_it_lacks()
    {
        var other = OperatingSystem.IsWindows() ? "kernel32" : OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6";
        Assert.That(() => Z3Library.Open(other), Throws.InstanceOf<SolverUnavailableException>()
            .With.Message.Contains("is not a usable Z3 library").And.Message.Contains("Z3_"));
    }

    [TestCase("own", "user", ExpectedResult = new[] { "own/vtdverify/z3/libz3.so.4" })]
    [TestCase("", "user", ExpectedResult = new[] { "user/.cache/vtdverify/z3/libz3.so.4" })]
    [TestCase(null, null, ExpectedResult = new string[0])]
    public IEnumerable<string> What_was_fetched_lies_in_the_users_cache(string? cache, string? home) => Z3Library
        .FetchedLibrary(variable => variable == "XDG_CACHE_HOME" ? cache : home)
        .Select(path => path.Replace(Path.DirectorySeparatorChar, '/'));

    [Test]
    public void Without_configuration_the_usual_places_are_searched() =>
        Assert.That(Z3Library.Open(null).Handle, Is.Not.Zero);
}
