using System.Net;
using System.Text.Json;

namespace VtdVerify.Mutation.Elements;

/// <summary>
/// A mutation run as one page: the report in the format of mutation-testing-elements, in that project's own view. The view is npm's and
/// embedded by the build where npm could bring it (tools/get-mutation-view), so a program may be without it.
/// </summary>
public sealed class ElementsPage
{
    // The view styles itself with sheets that its script makes; nothing is loaded, and nothing may be.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private const string Missing = "this program was built without the view that a page of mutants needs";

    private const string Remedy =
        "Build it again where npm is: tools/get-mutation-view fetches the view and says what stands in its way. --json writes the same "
        + "report for any viewer of mutation-testing-elements.";

    private readonly string view;

    private ElementsPage(string view) => this.view = view;

    /// <summary>The page with the view that this program was built with.</summary>
    /// <exception cref="ViewMissingException">It was built without one.</exception>
    public static ElementsPage Create() => With(Embedded());

    /// <summary>The page with a view; null for none.</summary>
    /// <exception cref="ViewMissingException">There is none.</exception>
    internal static ElementsPage With(string? view) => view is null ? throw new ViewMissingException(Missing, Remedy) : new(view);

    /// <summary>One file that makes no request.</summary>
    public string Write(MutationReport run) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{{Policy}}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{WebUtility.HtmlEncode(run.Patch)}}: mutants</title>
        </head>
        <body>
        <noscript><p>This view is a script. Without scripts, <code>vtdverify mutate</code> shows the same as text.</p></noscript>
        <mutation-test-report-app title-postfix="{{WebUtility.HtmlEncode(run.Patch)}}"></mutation-test-report-app>
        <script>
        {{WithinScript(view)}}
        </script>
        <script>
        const app = document.querySelector("mutation-test-report-app");
        const matchTheme = () => { document.body.style.backgroundColor = app.themeBackgroundColor; };
        app.addEventListener("theme-changed", matchTheme);
        app.report = {{JsonSerializer.Serialize(ElementsReport.Form(ShownLines.Only(run)), ElementsJson.WithinPage.ElementsForm)}};
        matchTheme();
        </script>
        </body>
        </html>

        """;

    // Only an end tag and the start of a comment mean something within a script; its strings and expressions read '\/' and '\x3c' alike.
    private static string WithinScript(string script) => script
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "\\x3c!--", StringComparison.Ordinal);

    private static string? Embedded()
    {
        using var stream = typeof(ElementsPage).Assembly.GetManifestResourceStream("mutation-test-elements.js");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
