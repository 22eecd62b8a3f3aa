using VtdVerify.Checks.Explaining.Causes;
using VtdVerify.Checks.Running;
using VtdVerify.Model;
using VtdVerify.QemuSource;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Results;

/// <summary>A subject with what was found out about it.</summary>
internal static class SubjectMapper
{
    /// <summary>The subject's verdicts.</summary>
    /// <param name="asked">Those that are not applicable to the subject's vIOMMU get no verdict.</param>
    public static SubjectResult Map(SubjectCheck check, IReadOnlyList<IGuarantee> asked)
    {
        var subject = check.Subject.Subject;
        var guarantees = asked.Of(subject.Viommu);
        return new SubjectResult
        {
            Name = subject.Name,
            Description = subject.Description,
            Kind = subject is CSubject or UnreadSubject ? SubjectKind.C : SubjectKind.Model,
            Viommu = subject.Viommu.Id,
            Role = check.Subject.Role,
            Sources = [.. subject.Sources.Select(SourceOf)],
            Drift = [.. check.Subject.Drift.Select(drift => DriftOf(drift, guarantees))],
            IgnoredCalls = subject is CSubject c ? IgnoredCalls(c, check) : [],
            Guarantees = [.. guarantees.Select(guarantee => GuaranteeMapper.Map(guarantee, check))],
            NotApplicable = guarantees.Count == asked.Count
                ? null
                : [.. asked.NotOf(subject.Viommu).Select(one => new LeftOutGuarantee(one.Id, subject.Viommu.NotApplicableReason!))],
            Causes = CauseFinder.Of(subject, check.Proofs, [.. guarantees.Select(guarantee => guarantee.Id)]),
            Features = check.Named is { } named ? FeatureMapper.Map(named) : null,
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
        File = source.Origin == CodeOrigin.Model ? null : source.File,
        Line = source.Line > 0 ? source.Line : null,
        From = OriginOf(source.Origin),
        Whole = source.Note is null || source.TokenHash is not null || source.Origin == CodeOrigin.Model,
        Note = source.Note,
        TokenHash = source.TokenHash,
    };

    private static DriftFound DriftOf(Drift drift, IReadOnlyList<IGuarantee> guarantees) => new()
    {
        Function = drift.Function,
        File = drift.File,
        Line = drift.Line > 0 ? drift.Line : null,
        TokenHash = drift.TokenHash,
        Finding = drift.Finding,
        Guarantees = [.. guarantees.Select(g => g.Id).Where(drift.Guarantees.Contains)],
    };

    private static SourceOrigin OriginOf(CodeOrigin origin) => origin switch
    {
        CodeOrigin.Model => SourceOrigin.Model,
        CodeOrigin.Patch => SourceOrigin.Patch,
        CodeOrigin.Tree => SourceOrigin.Tree,
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };
}
