namespace VtdVerify.Cli.Commands;

/// <summary>What the help says beyond the options.</summary>
internal static class HelpText
{
    private const string Examples = """
        Examples:
          vtdverify check                        compare the C# implementation with its revisions
          vtdverify check v6.mbox                check a posted patch
          git format-patch -1 --stdout | vtdverify check -
          vtdverify check v6.mbox --qemu ~/qemu  the code around the patch is read from the tree
          vtdverify check --qemu ~/qemu          check a tree as it stands
          vtdverify check v6.mbox --qemu ~/qemu --before-after
          vtdverify check v6.mbox --json result.json --guarantee complete --guarantee in-scope
          b4 am -o - MESSAGE-ID | vtdverify check - --terse
          vtdverify diff v6 fixed                show what one line changes, with a machine
          vtdverify conform v6.mbox --qemu ~/qemu  compare compiled code with the interpreter
          vtdverify selftest --programs 1000     search for a proof that compiled code contradicts
          vtdverify mutate v6.mbox --changed     mutate the patch, and show which checks notice
          vtdverify explain complete             why a guarantee matters, its scenarios and its proofs
          vtdverify list guarantees              the guarantees, and where each rule comes from

        """;

    private const string Inputs = """
        Where to get a patch (the content decides the format, not the file's name):
          Patchwork      the API page of the patch, .../api/patches/NUMBER/?format=api saved as text, or its JSON
          Patchwork      the mbox link of the patch, .../patch/MESSAGE-ID/mbox/
          git            'git format-patch --stdout' or 'git diff'
          a mail         saved from the mailing list's archive, with its headers

        """;

    private const string Series = """
        A series ('git format-patch --stdout BASE..HEAD', a thread's mbox, Patchwork's mbox of the series) is checked patch by patch.
        Each patch that changes the unmap is checked on top of those before it. Other patches, replies and missing numbers are named.

        """;

    private const string ExitCodeTable = """
        Exit codes:
          0  every requested guarantee holds
          1  a guarantee is refuted
          2  the command line is wrong, or an output file cannot be written
          3  the input, or a patch of a series, cannot be read, does not apply, or does not change the unmap
          4  undecided: unknown, unsupported, vacuous, or proved to a bound only (see --allow-bounded)
          5  a bug of the tool itself, or no solver on this machine
          6  this machine has no C compiler or no GLib headers (--native, conform)
          130, 143  ended by SIGINT or SIGTERM, without a result; temporary files are removed
        With --gate regressions: 0 if the patch breaks no guarantee that held before; 1 if it does; 4 if undecided.
        Standard output has only the result; progress and errors go to standard error.

        """;

    private const string Revisions = """
        OLD and NEW are each one of:
          a revision that ships here: base, v1, v5, v6, fixed or hardened
          a patch, as 'check' reads it; a file named like a revision is given as ./v6
        The report shows the verdicts that change, for every scope or for one of the two scopes that VFIO registers, and the scenarios
        that change. It shows the smallest machine found on which the two behave differently, or the proof that they are equivalent on
        every machine of the default class.

        Examples:
          vtdverify diff v6 fixed
          vtdverify diff v5.mbox v6.mbox
          git format-patch -1 --stdout | vtdverify diff v6.mbox -

        """;

    private const string DiffExitCodes = """
        Exit codes:
          0  proved: nothing changes
          1  a verdict, a scenario or the behaviour changes
          2, 3 and 5 as for 'check'
          4  no change found; equivalence not proved

        """;

    private const string Mends = """
        Candidates are edits of one place, then of two. They are run on machines; the best are proved. A candidate that breaks a guarantee
        that held is rejected. The mail is for 'git am' on top of the patch.

        Examples:
          vtdverify repair v6.mbox
          vtdverify repair v6.mbox --qemu ~/qemu --mail mend.mbox && git am v6.mbox mend.mbox

        """;

    private const string RepairExitCodes = """
        Exit codes:
          0  an edit was proved that repairs something, or there is nothing to mend; the report names what is still refuted
          1  something is refuted, and no edit was proved
          2, 3 and 5 as for 'check'
          4  nothing is refuted, but not everything is proved

        """;

    private const string Mutants = """
        Status of a mutant:
          killed       a scenario or an obligation that holds for the patch fails for the mutant
          equivalent   proved: it behaves like the original on every machine of the class
          survived     neither; shown with a machine on which it differs, or 'undecided'
          timeout      a loop does not end within its limit of turns; does not count as killed
          invalid, unsupported
                       it is not C, or it reaches an unsupported construct; does not count
        The score is killed divided by killed, survived and timeout. docs/mutators.md lists the mutators.

        """;

    private const string MutateExitCodes = """
        Exit codes:
          0  every mutant is killed or equivalent
          1  a mutant survived, with a machine that shows it, or timed out
          2, 3 and 5 as for 'check'
          4  a mutant is undecided or unsupported, or there were no mutants
          6  --html, and this program was built without its view

        """;

    private const string Lists = """
        Examples:
          vtdverify list guarantees              the guarantees, and where each rule comes from
          vtdverify list --witness               the assumptions of each proof, and a run where the claim is not vacuous
          vtdverify list --witness v6.mbox       the same for a patch; 'check' shows the counterexample of a refuted claim

        """;

    private const string Conformance = """
        The functions of the tree are written again as C, compiled with GLib and the C compiler that CC names (or cc, gcc, clang), and run
        in a sandbox: bubblewrap, else Linux's namespaces, else only with --unconfined. Only 'conform' and 'check --native' run code of a
        patch. The interpreter, and the revision of the C# model that behaves the same in all scenarios, run the same machines. Every
        search, removal and event must agree. Random machines prefer edge cases; a seed gives the same machines everywhere.

        Examples:
          vtdverify conform --qemu ~/qemu
          vtdverify conform v6.mbox --qemu ~/qemu --machines 10000000 --seed 7

        """;

    private const string ConformExitCodes = """
        Exit codes:
          0  compiled code, interpreter and model agree on every machine
          2 and 3 as for 'check'
          4  no machine could be compared, or no revision of the model behaves the same, so that only the interpreter was compared
          5  they differ, so verdicts cannot be trusted

        """;

    private const string Parts = """
        The parts of a mutation run can run on different machines; merged, they give the report of the whole run:
          vtdverify mutate v6.mbox --shard 1/2 --json part-1.json
          vtdverify mutate v6.mbox --shard 2/2 --json part-2.json
          vtdverify merge part-*.json --json whole.json
        The lines of 'batch' are merged the same way: each mail once, in the archive's order.

        """;

    private const string MergeExitCodes = """
        Exit codes:
          0, 1, 2, 4 and 6 as for 'mutate' without --shard, or for 'batch'
          3  a part is missing or given twice, or the reports come from different runs

        """;

    public static string Of(string command) => command switch
    {
        CheckCommand.Name => Join(Examples, Inputs, Series, ExitCodeTable),
        DiffCommand.Name => Join(Revisions, Inputs, DiffExitCodes),
        RepairCommand.Name => Join(Mends, Inputs, RepairExitCodes),
        MutateCommand.Name => Join(Mutants, Inputs, MutateExitCodes),
        ConformCommand.Name => Join(Conformance, ConformExitCodes),
        MergeCommand.Name => Join(Parts, MergeExitCodes),
        ListCommand.Name => Join(Lists),
        BatchCommand.Name => BatchHelp.Text,
        CacheCommand.Name => CacheHelp.Text,
        _ => Join(Examples, ExitCodeTable),
    };

    private static string Join(params string[] sections) => string.Join('\n', sections).ReplaceLineEndings();
}
