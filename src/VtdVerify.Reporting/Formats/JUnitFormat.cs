using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>
/// JUnit XML: a suite for each subject, a test case for each guarantee. What is refuted is a failure, what is undecided or contradicts
/// itself an error, because a skipped test would be green.
/// </summary>
internal sealed class JUnitFormat : IReportFormat
{
    public string Name => "junit";

    public string Reader => "the test tab of GitLab, Jenkins and others";

    public string Write(CheckResult result, ReportSettings settings)
    {
        var suites = result.Subjects.Where(subject => subject.Role == SubjectRole.Checked)
            .Select(subject => Suite(subject, result, settings))
            .ToList();
        var root = new XElement("testsuites", Counts(suites.SelectMany(suite => suite.Elements("testcase"))), suites);
        using var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CheckCharacters = true }))
        {
            new XDocument(root).Save(writer);
        }

        return text + "\n";
    }

    private static XElement Suite(SubjectResult subject, CheckResult result, ReportSettings settings)
    {
        var cases = subject.Guarantees.Select(guarantee => Case(subject, guarantee, settings)).ToList();
        return new XElement(
            "testsuite",
            new XAttribute("name", Text($"vtdverify {subject.Name}")),
            Counts(cases),
            Time((result.Timings?.Total ?? 0) / 1000.0),
            cases);
    }

    private static XElement Case(SubjectResult subject, GuaranteeResult guarantee, ReportSettings settings)
    {
        var test = new XElement(
            "testcase",
            new XAttribute("classname", Text($"vtdverify.{subject.Name}")),
            new XAttribute("name", guarantee.Id),
            Time(0));
        var standing = Standings.Of(guarantee, settings.AllowBounded);
        if (standing != Standing.Holds)
        {
            var causes = subject.Causes.Where(cause => cause.Guarantees.Contains(guarantee.Id)).ToList();
            test.Add(new XElement(
                standing == Standing.Refuted ? "failure" : "error",
                new XAttribute("message", Text(causes.Count > 0 ? causes[0].Title : Reasons.Of(guarantee))),
                new XAttribute("type", Text(Words.Of(guarantee).Text)),
                Details(guarantee, causes)));
        }

        return test;
    }

    /// <summary>A line for each fact, as only this puts feeds between them.</summary>
    private static string Details(GuaranteeResult guarantee, IEnumerable<CauseResult> causes) => string.Join(
        '\n',
        ((string[])[
            guarantee.Sentence,
            Reasons.Of(guarantee),
            .. causes.Select(cause => cause.Line is { } line
                ? $"{Words.Place(line.File, line.Line)}: {cause.Title}. {cause.Example}"
                : $"{cause.Title}. {cause.Example}"),
            .. guarantee.Scenarios.Failures.Select(failure =>
                $"{Words.Place(failure.Feature, failure.Line)}: \"{failure.Name}\": {failure.Step}: {failure.Message}"),
        ]).Select(Text));

    private static IEnumerable<XAttribute> Counts(IEnumerable<XElement> cases)
    {
        var all = cases.ToList();
        yield return new XAttribute("tests", all.Count);
        yield return new XAttribute("failures", all.Count(one => one.Element("failure") is not null));
        yield return new XAttribute("errors", all.Count(one => one.Element("error") is not null));
    }

    private static XAttribute Time(double seconds) => new("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));

    // Nothing that XML does not take gets in, and no line begins that a log would read as a command.
    private static string Text(string text) => Printable.OneLine(text);

    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;
    }
}
