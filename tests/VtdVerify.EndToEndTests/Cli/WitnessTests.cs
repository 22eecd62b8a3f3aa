using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`list --witness`: what shows that a proof is about something.</summary>
[Category("EndToEnd")]
public sealed class WitnessTests
{
    private static readonly Lazy<CliRun> Shipped = new(() => CliRun.Of("list", "--witness"));

    private static readonly Lazy<CliRun> AsJson = new(() => CliRun.Of("list", "obligations", "--witness", "v6", "--json"));

    [Test]
    public void Each_obligation_of_what_ships_has_a_witness()
    {
        var shown = Shipped.Value.Output.Split(Environment.NewLine);
        Assert.That((Shipped.Value.ExitCode, Shipped.Value.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));

        Assert.That(
            shown.Where(line => line.StartsWith("proved ", StringComparison.Ordinal)).Select(line => line["proved ".Length..]),
            Is.EqualTo(GuaranteeCatalog.All.SelectMany(guarantee => guarantee.Obligations).Select(obligation => obligation.Id)));
        Assert.That(shown.Count(line => line.StartsWith("  witnessed ", StringComparison.Ordinal)), Is.EqualTo(
            GuaranteeCatalog.All.Sum(guarantee => guarantee.Obligations.Count)));
    }

    [Test]
    public async Task The_json_has_the_documented_shape() =>
        Assert.That(await Schema.FaultsOfWitnesses(AsJson.Value.Output), Is.Empty);

    [TestCase("\"verdict\": \"Proved\"", "\"verdict\": \"Sure\"", TestName = "A verdict that is not in the set is found in the list")]
    [TestCase("\"left\":", "\"lost\":", TestName = "A run without what it left is found")]
    public async Task What_is_wrong_with_the_json_is_found(string right, string wrong)
    {
        Assert.That(AsJson.Value.Output, Does.Contain(right), "the test changes nothing");

        Assert.That(await Schema.FaultsOfWitnesses(AsJson.Value.Output.Replace(right, wrong, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public void What_is_refuted_has_no_witness_and_says_where_to_look()
    {
        using var json = JsonDocument.Parse(AsJson.Value.Output);
        var left = json.RootElement.GetProperty("obligations").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == "complete/nothing-left");

        Assert.That(left.GetProperty("verdict").GetString(), Is.EqualTo("Refuted"));
        Assert.That(left.GetProperty("reason").GetString(), Does.Contain("vtdverify check"));
        Assert.That(left.TryGetProperty("machine", out _), Is.False);
    }

    [Test]
    public void A_machine_gives_its_claim_something_to_say_when_it_is_run_again()
    {
        using var json = JsonDocument.Parse(AsJson.Value.Output);
        var obligations = json.RootElement.GetProperty("obligations").EnumerateArray().Where(one => one.TryGetProperty("machine", out _));
        var silent = obligations.Where(one => !Speaks(one)).Select(one => one.GetProperty("id").GetString());

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public void A_patch_may_be_asked_for()
    {
        var run = CliRun.Of("list", "--witness", Inputs.Fixed);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));
        Assert.That(run.Output, Does.Contain("proved complete/nothing-left"));
    }

    [Test]
    public void What_is_no_revision_and_no_file_is_an_input_error()
    {
        var run = CliRun.Of("list", "--witness", "v7");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("v7: there is no such file"));
    }

    [Test]
    public void Another_list_has_no_witnesses()
    {
        var run = CliRun.Of("list", "revisions", "--witness");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("--witness is about obligations, not revisions"));
    }

    /// <summary>On the machine as the JSON gives it.</summary>
    private static bool Speaks(JsonElement obligation)
    {
        var machine = MachineOf(obligation.GetProperty("machine"));
        var run = ConcreteRuns.Of(new ModelSubject(Revision.V6), machine);
        var guarantee = GuaranteeCatalog.All.Single(one => one.Id == obligation.GetProperty("guarantee").GetString());
        var mapping = machine.Mappings is [var first, ..] ? first : Given.Mapping(0, InclusiveSize.Of4K, 0);
        var claims = guarantee.Claims(ConcreteRuns.Observe(machine, run, mapping.ToWords(), mapping.Iova));
        return run.Outcome is MachineOutcome.Returned
            && claims.Any(claim => claim.Obligation.Id == obligation.GetProperty("id").GetString() && claim.Relevant);
    }

    private static MachineDescription MachineOf(JsonElement machine) => new()
    {
        AddressWidth = machine.GetProperty("addressWidth").GetInt32(),
        NotifyRule = machine.GetProperty("notifyRule").GetString()!.StartsWith("assert", StringComparison.Ordinal)
            ? NotifyRule.Asserts
            : NotifyRule.Crops,
        DirtyTracking = machine.GetProperty("trackingFlags").EnumerateArray().Aggregate(
            DirtyTracking.None,
            (all, one) => all | Enum.Parse<DirtyTracking>(one.GetString()!.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true)),
        MigrationIsRunning = machine.GetProperty("migrationRunning").GetBoolean(),
        Notifiers =
        [
            NotifierOf(machine.GetProperty("scope"), machine.GetProperty("backend").GetString()!),
            .. machine.GetProperty("otherScopes").EnumerateArray()
                .Zip(machine.GetProperty("otherBackends").EnumerateArray(), (scope, backend) => NotifierOf(scope, backend.GetString()!)),
        ],
        Mappings = [.. machine.GetProperty("mappings").EnumerateArray().Select(mapping => Given.Mapping(
            Word(mapping, "iova"), Word(mapping, "size"), Word(mapping, "translatedAddress")))],
    };

    private static NotifierDescription NotifierOf(JsonElement scope, string backend) => backend switch
    {
        "vhost" => Given.Notifier(Word(scope, "start"), Word(scope, "end"), NotifierFlags.Unmap, BackendKind.Vhost),
        "iommufd" => Given.Notifier(Word(scope, "start"), Word(scope, "end"), backend: BackendKind.Iommufd),
        _ => Given.Notifier(Word(scope, "start"), Word(scope, "end")),
    };

    private static ulong Word(JsonElement of, string name) => Convert.ToUInt64(of.GetProperty(name).GetString(), 16);
}
