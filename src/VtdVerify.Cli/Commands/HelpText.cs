namespace VtdVerify.Cli.Commands;

/// <summary>What the help says beyond the options.</summary>
internal static class HelpText
{
    private const string Examples = """
        Examples:
          vtdverify check                        compare what ships here with its historic revisions
          vtdverify check v6.mbox                check a posted patch
          git format-patch -1 --stdout | vtdverify check -
          vtdverify check v6.mbox --qemu ~/qemu  what the patch does not show is read from the tree
          vtdverify check --qemu ~/qemu          check a tree as it stands
          vtdverify check v6.mbox --qemu ~/qemu --before-after
          vtdverify check v6.mbox --json result.json --guarantee complete --guarantee in-scope
          b4 am -o - MESSAGE-ID | vtdverify check - --terse
          vtdverify diff v6 fixed                say what one line changes, and show a machine
          vtdverify conform v6.mbox --qemu ~/qemu  hold compiled code against this tool's reading of it
          vtdverify selftest --programs 1000     is a proof ever contradicted by compiled code?
          vtdverify mutate v6.mbox --changed     change the patch in small ways, and see what notices
          vtdverify list guarantees              what is checked, and where each rule comes from

        """;

    private const string Inputs = """
        Where a patch comes from (the format is found in the content, whatever the file's name):
          Patchwork      the API page of the patch, .../api/patches/NUMBER/?format=api saved as text, or its JSON
          Patchwork      the mbox link of the patch, .../patch/MESSAGE-ID/mbox/
          git            'git format-patch --stdout' or 'git diff'
          a mail         saved from the mailing list's archive, with its headers

        """;

    private const string Series = """
        A series ('git format-patch --stdout BASE..HEAD', a thread's mbox, Patchwork's mbox of the series) is checked patch by patch,
        each that changes the unmap on top of those before it. The others are named, and so are replies and missing numbers.

        """;

    private const string ExitCodeTable = """
        Exit codes:
          0  every guarantee that was asked for holds
          1  a guarantee is refuted
          2  the command line is wrong, or a file that it names cannot be written
          3  the input, or a part of a series, cannot be read, or nothing of it is about the code that is checked
          4  undecided: unknown, unsupported, vacuous, or proved to a bound only (see --allow-bounded)
          5  a defect of the tool itself, or no solver on this machine
          6  this machine lacks what compiled code needs: a C compiler, or GLib's headers (--native, conform)
          130, 143  ended by SIGINT or SIGTERM: no result, and nothing is left behind
        With --gate regressions: 0 unless the patch breaks what held before; 1 if it does; 4 where that is not decided.
        Standard output is the result alone; progress and errors go to standard error.

        """;

    private const string Revisions = """
        What may be compared:
          a revision that ships here: base, v1, v5, v6, fixed or hardened
          a patch, as 'check' reads it; a file named like a revision is given as ./v6
        Said are the guarantees whose verdict changes, for every scope or else for one of the two that VFIO registers, the scenarios
        that change, and the smallest machine found on which the two behave differently, or the proof that no machine of which the
        guarantees speak tells them apart.

        Examples:
          vtdverify diff v6 fixed
          vtdverify diff v5.mbox v6.mbox
          git format-patch -1 --stdout | vtdverify diff v6.mbox -

        """;

    private const string DiffExitCodes = """
        Exit codes:
          0  nothing changes, by proof
          1  a verdict, a scenario or the behaviour changes
          2, 3 and 5 as for 'check'
          4  nothing is seen to change, but that nothing does is not proved

        """;

    private const string Mutants = """
        What becomes of a mutant:
          killed       a scenario fails, or an obligation is refuted, that holds for the patch as it is
          equivalent   proved: it does what the original does on every machine of the class
          survived     neither; with a machine on which it differs, or 'undecided'
          timeout      its loops do not end within their turns; does not count as killed
          invalid, unsupported
                       it is no C, or it reaches what is not read; counts neither way
        The score is killed of killed, survived and timeout. docs/mutators.md has every mutator.

        """;

    private const string MutateExitCodes = """
        Exit codes:
          0  every mutant is killed or equivalent
          1  one survived on a machine that is shown, or did not end
          2, 3 and 5 as for 'check'
          4  one is undecided or unsupported, or there was none

        """;

    private const string Lists = """
        Examples:
          vtdverify list guarantees              what is checked, and where each rule comes from
          vtdverify list --witness               what each proof assumes, and a machine that meets it
          vtdverify list --witness v6.mbox       the same for a patch; a refuted claim has none, 'check' shows why

        """;

    private const string Conformance = """
        The functions of the tree are cut out, written anew as C, compiled with the C compiler that CC names (or cc, gcc, clang) and GLib,
        and run in a sandbox: bubblewrap, else Linux's namespaces, else not at all without --unconfined. No other command runs code of a
        patch but 'check --native', which does the same. The interpreter of this tool and the revision of its model that does the same in
        all scenarios run the same machines; every search, removal and event must agree. Random machines lean to the edges, and a seed gives
        the same everywhere.

        Examples:
          vtdverify conform --qemu ~/qemu
          vtdverify conform v6.mbox --qemu ~/qemu --machines 10000000 --seed 7

        """;

    private const string ConformExitCodes = """
        Exit codes:
          0  compiled code, interpreter and model agree on every machine
          2 and 3 as for 'check'
          4  no machine could be compared, or no revision of the model does the same and only the interpreter was compared
          5  they differ, so verdicts are not to be trusted; or there is no compiler on this machine

        """;

    private const string Parts = """
        Each part of the mutants is judged by itself, on another machine if need be; merged, the parts are the whole run:
          vtdverify mutate v6.mbox --shard 1/2 --json part-1.json
          vtdverify mutate v6.mbox --shard 2/2 --json part-2.json
          vtdverify merge part-*.json --json whole.json

        """;

    private const string MergeExitCodes = """
        Exit codes:
          0, 1, 2 and 4 as for 'mutate' without --shard
          3  a part is missing or given twice, or the reports are not of one run

        """;

    public static string Of(string command) => command switch
    {
        CheckCommand.Name => Join(Examples, Inputs, Series, ExitCodeTable),
        DiffCommand.Name => Join(Revisions, Inputs, DiffExitCodes),
        MutateCommand.Name => Join(Mutants, Inputs, MutateExitCodes),
        ConformCommand.Name => Join(Conformance, ConformExitCodes),
        MergeCommand.Name => Join(Parts, MergeExitCodes),
        ListCommand.Name => Join(Lists),
        _ => Join(Examples, ExitCodeTable),
    };

    private static string Join(params string[] sections) => string.Join('\n', sections).ReplaceLineEndings();
}
