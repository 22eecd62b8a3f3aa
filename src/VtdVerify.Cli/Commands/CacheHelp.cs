namespace VtdVerify.Cli.Commands;

/// <summary>What the help of `cache` says beyond the options.</summary>
internal static class CacheHelp
{
    public static string Text { get; } = """
        'check', 'diff', 'mutate', 'repair' and 'batch' keep the solver's answers in XDG_CACHE_HOME (else ~/.cache), below
        vtdverify/answers, and use them when the same question is asked again. The folder holds at most 256 MiB: what was not used for
        longest is removed. --no-cache, or VTDVERIFY_NO_CACHE=1, does without. docs/cache.md says what is trusted.

        Examples:
          vtdverify cache                        folder, entries and size
          vtdverify cache clear                  remove every kept answer

        Exit codes:
          0  done
          2  no variable names the folder, or it cannot be read or removed

        """.ReplaceLineEndings();
}
