using System.Diagnostics.CodeAnalysis;
using NUnit.Framework;
using VtdVerify.Smt;

namespace VtdVerify.Tests;

/// <summary>
/// Something that a test needs and a machine may lack. Without it the test is skipped with the reason; where the environment
/// variable is 1 it fails instead, so that a build that has it cannot skip by mistake.
/// </summary>
internal sealed record Prerequisite(string Variable)
{
    /// <summary>The folder of the posted patch; the tests of category Shared.</summary>
    public static Prerequisite Shared { get; } = new("VTDVERIFY_REQUIRE_SHARED");

    /// <summary>A C compiler; the tests of category Compiler.</summary>
    public static Prerequisite Compiler { get; } = new("VTDVERIFY_REQUIRE_COMPILER");

    /// <summary>A C compiler with GLib's headers; the tests of category Native.</summary>
    public static Prerequisite Native { get; } = new("VTDVERIFY_REQUIRE_GLIB");

    /// <summary>The program git; the tests of category Git.</summary>
    public static Prerequisite Git { get; } = new("VTDVERIFY_REQUIRE_GIT");

    /// <summary>QEMU's history as a git directory; the tests of category QemuHistory.</summary>
    public static Prerequisite QemuHistory { get; } = new("VTDVERIFY_REQUIRE_HISTORY");

    /// <summary>A source tree of QEMU; the tests of category QemuTree.</summary>
    public static Prerequisite QemuTree { get; } = new("VTDVERIFY_REQUIRE_QEMU");

    /// <summary>npm with its registry; the tests of category Npm.</summary>
    public static Prerequisite Npm { get; } = new("VTDVERIFY_REQUIRE_NPM");

    /// <summary>Chromium, Node and npm; the tests of category Browser.</summary>
    public static Prerequisite Browser { get; } = new("VTDVERIFY_REQUIRE_BROWSER");

    /// <summary>Z3's library; the tests of category Proof, and those of EndToEnd that prove.</summary>
    public static Prerequisite Solver { get; } = new("VTDVERIFY_REQUIRE_SOLVER");

    /// <summary>Ends the test, or all tests of the fixture or assembly that is being set up, where there is no solver.</summary>
    public static void NeedsSolver()
    {
        try
        {
            using var solver = Z3Solver.Create();
        }
        catch (SolverUnavailableException missing)
        {
            Solver.Missing(missing.Message);
        }
    }

    private bool IsRequired => Environment.GetEnvironmentVariable(Variable) == "1";

    [DoesNotReturn]
    public void Missing(string reason) => throw (IsRequired
        ? new AssertionException($"{reason} ({Variable}=1: this may not be skipped)")
        : new IgnoreException(reason));
}
