using System.Text;
using Cucumber.HtmlFormatter;
using Reqnroll.BoDi;
using Reqnroll.Formatters;
using Reqnroll.Formatters.Configuration;
using Reqnroll.Formatters.Html;
using Reqnroll.Formatters.Message;
using Reqnroll.Formatters.RuntimeSupport;
using Reqnroll.Utils;

namespace VtdVerify.Gherkin.Running;

/// <summary>
/// What Reqnroll's own formatters write of a run, kept in memory: they write to a file as they go, make its folder, and say nothing
/// where they cannot. There once <see cref="ReqnrollRuntime.Finish"/> has returned.
/// </summary>
/// <param name="messages">Whether Cucumber Messages are wanted.</param>
/// <param name="html">Whether the page is wanted.</param>
/// <param name="title">The page's title.</param>
public sealed class RunReports(bool messages, bool html, string title)
{
    /// <summary>Cucumber Messages, one JSON value a line.</summary>
    public string Messages { get; private set; } = string.Empty;

    /// <summary>One self-contained page.</summary>
    public string Html { get; private set; } = string.Empty;

    internal bool Has(string formatter) => formatter switch
    {
        "message" => messages,
        "html" => html,
        _ => false,
    };

    internal void Register(IObjectContainer container)
    {
        container.RegisterFactoryAs<ICucumberMessageFormatter>(
            one => new ToMessages(
                written => Messages = written,
                one.Resolve<IFormattersConfigurationProvider>(),
                one.Resolve<IFormatterLog>(),
                one.Resolve<IFileSystem>()),
            "message");
        container.RegisterFactoryAs<ICucumberMessageFormatter>(
            one => new ToHtml(
                written => Html = written,
                title,
                one.Resolve<IFormattersConfigurationProvider>(),
                one.Resolve<IFormatterLog>(),
                one.Resolve<IFileSystem>()),
            "html");
    }

    private sealed class ToMessages(
        Action<string> written, IFormattersConfigurationProvider configuration, IFormatterLog log, IFileSystem files)
        : MessageFormatter(configuration, log, files)
    {
        protected override Stream CreateTargetFileStream(string outputPath) => new KeptStream(written);
    }

    private sealed class ToHtml(
        Action<string> written, string title, IFormattersConfigurationProvider configuration, IFormatterLog log, IFileSystem files)
        : HtmlFormatter(configuration, log, files)
    {
        protected override Stream CreateTargetFileStream(string outputPath) => new KeptStream(written);

        protected override HtmlReportSettings GetHtmlReportSettings()
        {
            var settings = base.GetHtmlReportSettings();
            settings.Title = title;
            return settings;
        }
    }

    /// <summary>Hands over what was written to it, when it is closed.</summary>
    private sealed class KeptStream(Action<string> written) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            written(Encoding.UTF8.GetString(ToArray()));
            base.Dispose(disposing);
        }
    }
}
