namespace VtdVerify.Smt;

/// <summary>The folder for what can be had again, as the XDG Base Directory Specification has it.</summary>
internal static class UserCache
{
    /// <summary>A folder of this program in it; null where nothing says where it is.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static string? Folder(Func<string, string?> variable, string name)
    {
        var user = variable("XDG_CACHE_HOME") is { Length: > 0 } own ? own
            : variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
            : null;
        return user is null ? null : Path.Combine(user, "vtdverify", name);
    }
}
