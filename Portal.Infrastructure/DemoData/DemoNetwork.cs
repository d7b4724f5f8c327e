using System.Text.Json.Nodes;
using MediatR;
using Portal.Application.Common;
using Portal.Application.Evidence.Network;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;
using Portal.Infrastructure.InternetComputer.Simulation;

namespace Portal.Infrastructure.DemoData;

/// <summary>
/// Brings the demonstration's network in as an administrator would, by two dumps that differ, and lets an auditor record what was seen at two sites. Everything
/// goes through the ordinary use cases.
/// </summary>
/// <param name="useCases">Runs them.</param>
/// <param name="clock">The clock.</param>
internal sealed class DemoNetwork(UseCaseRunner useCases, TimeProvider clock)
{
    private const string Confirmed = "isb1";
    private const string SeenLongAgo = "khi1";
    private const int DaysSinceConfirmed = 41;
    private const int DaysSinceSeenLongAgo = 430;

    public async Task MakeAsync(CancellationToken ct)
    {
        await ImportAsync(Earlier(DemonstrationNetwork.RegistryDump()), ct);
        await ImportAsync(DemonstrationNetwork.RegistryDump(), ct);
        await InspectAsync(SeenLongAgo, DaysSinceSeenLongAgo, new InspectionRecord
        {
            On = default,
            Inspector = "Ghulam Rasool",
            Body = "Sample Inspection Body (invented)",
            Result = InspectionResult.Partly,
            NodesCounted = 4,
            Racks = "One row of two racks; the second was locked and its key was not at hand.",
            Access = "Guard at the gate, one door with a card, no cage.",
            Energy = EnergySupply.GridWithBackup,
            Power = "One feed, two generators, fuel for 16 hours.",
            Note = "To be seen again with the key of the second rack.",
        }, ct);
        await InspectAsync(Confirmed, DaysSinceConfirmed, new InspectionRecord
        {
            On = default,
            Inspector = "Saima Bashir",
            Body = "Sample Inspection Body (invented)",
            Result = InspectionResult.Confirmed,
            NodesCounted = 7,
            Racks = "Row 4, racks 11 and 12; each machine bears its operator’s label and a seal.",
            Access = "Two doors with cards, a cage with a lock of its own, a camera over the row, and a log of visitors.",
            Energy = EnergySupply.GridWithBackup,
            Power = "Two feeds from separate substations, batteries, generators for 48 hours.",
        }, ct);
    }

    // What governance would have declared a while ago: a node fewer, an operator in other hands, a site with another owner.
    private static byte[] Earlier(byte[] dump)
    {
        var registry = JsonNode.Parse(dump)!;
        var members = registry["subnets"]![1]!["membership"]!.AsArray();
        var newcomer = (string)members[^1]!;
        members.RemoveAt(members.Count - 1);
        var nodes = registry["nodes"]!.AsArray();
        nodes.Remove(nodes.Single(n => (string)n!["node_id"]! == newcomer));
        var operators = registry["node_operators"]!;
        operators[1]!["node_provider_principal_id"] = (string)operators[0]!["node_provider_principal_id"]!;
        registry["dcs"]![2]!["owner"] = "Sample Shalimar Data Hall (invented)";
        return System.Text.Encoding.UTF8.GetBytes(registry.ToJsonString());
    }

    private async Task ImportAsync(byte[] dump, CancellationToken ct)
    {
        var id = await DemandAsync(Role.PdaAdministrator, new UploadNetworkDumpCommand(DemonstrationNetwork.Name, true, "demonstration-registry.json", dump), ct);
        var import = await DemandAsync(Role.PdaAdministrator, new GetNetworkImportQuery(id), ct);
        var applied = await useCases.SendAsync(PersonWith(Role.PdaAdministrator), new ApplyNetworkImportCommand(id, import.Row.Version), ct);
        if (applied.Error is { } refusal) throw new InvalidOperationException(refusal.Code);
    }

    private Task InspectAsync(string site, int daysAgo, InspectionRecord seen, CancellationToken ct) =>
        DemandAsync(Role.Auditor, new RecordInspectionCommand(DemonstrationNetwork.Name, site, seen with { On = DemoWorld.DayOf(clock.GetUtcNow()).AddDays(-daysAgo) }, []), ct);

    private async Task<T> DemandAsync<T>(Role role, IRequest<Result<T>> request, CancellationToken ct)
    {
        var result = await useCases.SendAsync(PersonWith(role), request, ct);
        return result.Error is { } refusal ? throw new InvalidOperationException($"{request.GetType().Name} was refused: {refusal.Code}") : result.Value;
    }

    private static PersonId? PersonWith(Role role) => DemoPeople.All.First(p => p.Role == role && p.OrganisationCode == "PDA").Id;
}
