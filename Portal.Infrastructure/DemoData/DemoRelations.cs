using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>
/// How services of the demonstration reach people, what they need of each other and which data they keep: a few national services stand under most others, two
/// of them under each other, and some data is kept twice. Chance comes from the service's own name, so that nothing else of the demonstration depends on it.
/// </summary>
internal static class DemoRelations
{
    private const string Addresses = "Addresses of citizens";
    private const string IdentityData = "National identity register";

    private static readonly string SignOn = DemoServiceList.CodeOf("NITB", "Single sign-on for citizens");
    private static readonly string Hosting = DemoServiceList.CodeOf("NITB", "Government websites hosting");
    private static readonly string Identity = DemoServiceList.CodeOf("MOI", "National identity card");

    // Whose name holds one of the words uses that data set of that service.
    private static readonly (string[] Words, string Code, string DataSet)[] Sources =
    [
        (["land", "propert", "deed", "mutation", "housing", "building plan"], DemoServiceList.CodeOf("PLRA", "Land record fard"), "Land rights"),
        (["tax", "business", "customs", "export", "invoice"], DemoServiceList.CodeOf("FBR", "Income tax return"), "Taxpayers"),
        (["scholarship", "relief", "zakat", "stipend", "support", "nutrition", "health card", "farmers"], DemoServiceList.CodeOf("PASS", "Socio-economic registry"), "Household registry"),
    ];

    /// <summary>The sections of a service.</summary>
    /// <param name="owner">Who owns it.</param>
    /// <param name="line">The service.</param>
    /// <param name="earlier">How many services of the owner were registered before it.</param>
    public static IEnumerable<IServiceSection> Of(Organisation owner, DemoServiceLine line, int earlier)
    {
        var chance = new Random(BitConverter.ToInt32(DemoText.Id($"relations:{owner.Code}:{line.Name.En}").ToByteArray()));
        var own = FormattableString.Invariant($"{owner.Code}-{earlier + 1:0000}");
        var dataSets = DataSets(owner, line, chance).ToList();
        yield return Offer(line, chance);
        yield return new ServiceDataSets(dataSets);
        yield return new ServiceDependencies([.. Needs(owner, line, earlier, dataSets, chance).Where(n => n.ServiceCode != own).DistinctBy(n => (n.ServiceCode, n.Name))]);
        yield return new ServiceContinuity
        {
            RecoveryTimeHours = line.IsCritical ? 4 : line.Class >= DataClass.Restricted ? 24 : 72,
            RecoveryPointHours = line.IsCritical ? 1 : line.Class >= DataClass.Restricted ? 12 : 24,
            Availability = line.IsCritical ? 99.9m : 99.5m,
        };
    }

    private static ServiceOffer Offer(DemoServiceLine line, Random chance) => new()
    {
        Channels = [ServiceChannel.Web, .. line.Tier == PersonalDataTier.None ? Array.Empty<ServiceChannel>() : [ServiceChannel.MobileApp, ServiceChannel.Counter]],
        Languages = ["ur", "en"],
        Fee = line.Class <= DataClass.Public ? 0 : chance.Next(1, 12) * 100,
        ProcessingDays = line.Class <= DataClass.Public ? 1 : chance.Next(2, 21),
        IdentityScheme = line.Tier == PersonalDataTier.None ? "" : "National identity number",
        Interfaces = line.IsCritical ? [ServiceInterface.Rest, ServiceInterface.XRoad] : [ServiceInterface.Rest],
    };

    private static IEnumerable<DataSet> DataSets(Organisation owner, DemoServiceLine line, Random chance)
    {
        yield return Set(line.Name.En, line.Class, line.Tier, $"Director, {line.Name.En}");
        foreach (var (_, code, name) in Sources.Where(s => s.Code == CodeOf(owner, line))) yield return Set(name, line.Class, line.Tier, $"Registrar, {code}");
        if (CodeOf(owner, line) == Identity) yield return Set(IdentityData, DataClass.Confidential, PersonalDataTier.Critical, "Registrar general");

        // What people were asked before.
        if (line.Tier != PersonalDataTier.None && chance.Next(100) < 12)
        {
            var protection = chance.Next(4) == 0 ? DataClass.Confidential : DataClass.Restricted;
            yield return Set(Addresses, protection < line.Class ? protection : line.Class, PersonalDataTier.Personal, $"Records office, {owner.Code}");
        }
    }

    private static IEnumerable<ServiceDependency> Needs(Organisation owner, DemoServiceLine line, int earlier, List<DataSet> kept, Random chance)
    {
        if (line.Tier != PersonalDataTier.None) yield return Need(DependencyKind.Identity, SignOn, "", line.Tier >= PersonalDataTier.Sensitive || chance.Next(100) < 30);
        if (line.Tier >= PersonalDataTier.Sensitive || (line.Tier == PersonalDataTier.Personal && chance.Next(100) < 35))
            yield return Need(DependencyKind.DataSet, Identity, IdentityData, line.Tier == PersonalDataTier.Critical || chance.Next(100) < 25);
        if (line.Class <= DataClass.Public) yield return Need(DependencyKind.Platform, Hosting, "", isVital: true);
        foreach (var (words, code, name) in Sources)
        {
            if (Array.Exists(words, word => line.Name.En.Contains(word, StringComparison.OrdinalIgnoreCase)) && kept.TrueForAll(s => s.Name != name))
                yield return Need(DependencyKind.DataSet, code, name, chance.Next(100) < 40);
        }

        if (line.Class == DataClass.Restricted && chance.Next(100) < 40) yield return Need(DependencyKind.Interface, "", "Instant payment switch of the banks", isVital: false);
        if (earlier > 2 && chance.Next(100) < 35) yield return Need(DependencyKind.Interface, FormattableString.Invariant($"{owner.Code}-{chance.Next(1, earlier):0000}"), "Records by number", chance.Next(100) < 30);

        // A code that was given up elsewhere.
        if (chance.Next(100) < 3) yield return Need(DependencyKind.Interface, $"{owner.Code}-OLD", "Register before the move", isVital: false);
    }

    private static string CodeOf(Organisation owner, DemoServiceLine line) => DemoServiceList.CodeOf(owner.Code, line.Name.En);

    private static DataSet Set(string name, DataClass dataClass, PersonalDataTier tier, string steward) => new()
    {
        Name = name,
        Class = dataClass,
        PersonalData = tier,
        Steward = steward,
        RetentionDays = tier == PersonalDataTier.None ? null : 730,
    };

    private static ServiceDependency Need(DependencyKind kind, string code, string name, bool isVital) => new() { Kind = kind, ServiceCode = code, Name = name, IsVital = isVital };
}
