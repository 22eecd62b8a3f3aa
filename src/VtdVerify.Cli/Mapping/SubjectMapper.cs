using VtdVerify.Cli.Checking;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Mapping;

/// <summary>A subject with what was found out about it.</summary>
internal static class SubjectMapper
{
    public static SubjectResult Map(SubjectCheck check, IReadOnlyList<IGuarantee> guarantees)
    {
        var subject = check.Subject.Subject;
        return new SubjectResult
        {
            Name = subject.Name,
            Description = subject.Description,
            Kind = subject is CSubject ? SubjectKind.C : SubjectKind.Model,
            Role = check.Subject.Role,
            Sources = [.. subject.Sources.Select(SourceOf)],
            IgnoredCalls = subject is CSubject c ? IgnoredCalls(c, check) : [],
            Guarantees = [.. guarantees.Select(guarantee => GuaranteeMapper.Map(guarantee, check))],
        };
    }

    /// <summary>What the machines of all proofs and counterexamples meet.</summary>
    private static IReadOnlyList<string> IgnoredCalls(CSubject subject, SubjectCheck check) =>
    [
        .. check.Proofs.Select(proof => MachineOf(proof.Verdict)).OfType<MachineDescription>()
            .Distinct()
            .SelectMany(subject.IgnoredCalls)
            .Select(site => site.Text)
            .Distinct(StringComparer.Ordinal),
    ];

    private static MachineDescription? MachineOf(Verdict verdict) => verdict switch
    {
        Verdict.Proved proved => proved.Witness.Machine,
        Verdict.Refuted refuted => refuted.Counterexample.Machine,
        _ => null,
    };

    private static SourceRead SourceOf(FunctionSource source) => new()
    {
        Function = source.Function,
        File = source.Origin == Subjects.SourceOrigin.Model ? null : source.File,
        Line = source.Line > 0 ? source.Line : null,
        From = OriginOf(source.Origin),
        Whole = source.Note is null || source.Origin == Subjects.SourceOrigin.Model,
        Note = source.Note,
    };

    private static Reporting.SourceOrigin OriginOf(Subjects.SourceOrigin origin) => origin switch
    {
        Subjects.SourceOrigin.Model => Reporting.SourceOrigin.Model,
        Subjects.SourceOrigin.Patch => Reporting.SourceOrigin.Patch,
        Subjects.SourceOrigin.Tree => Reporting.SourceOrigin.Tree,
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };
}
