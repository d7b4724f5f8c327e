using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>Answers of a filing that meets every obligation, fit for its data class.</summary>
internal static class DemoFacts
{
    /// <summary>The regulator's approval of critical data abroad that the demonstration knows.</summary>
    public const string ApprovalAbroad = "PTA-LOC-2026-17";

    private const string Carrier = "National Telecommunication Corporation";
    private const string Commercial = "Commercial cloud provider";

    private static readonly string[] Cities = ["Islamabad", "Karachi", "Lahore", "Rawalpindi", "Peshawar", "Quetta", "Multan", "Faisalabad"];
    private static readonly (string Country, string Place)[] CloudRegions = [("AE", "Dubai"), ("SG", "Singapore"), ("DE", "Frankfurt"), ("BH", "Manama")];
    private static readonly string[] Destinations = ["SA", "AE", "GB", "TR", "MY"];

    public static ServiceFacts Good(DemoWorld world, Organisation owner, DemoServiceLine line)
    {
        var facts = Answers(world, owner, line);
        return line.IsCritical && facts.Flows is { Count: > 0 }
            ? facts with { Data = facts.Data with { AbroadApproval = ApprovalAbroad, AbroadApproved = world.Today.AddDays(-212) } }
            : facts;
    }

    public static Placement AbroadInPublicCloud(DemoWorld world, PlacementRole role, DataClass accreditedFor)
    {
        var (country, place) = world.Pick(CloudRegions);
        return Part(world, role, PlacementKind.PublicCloud, $"Commercial region, {place}", Commercial, accreditedFor) with { Country = country, OperatorJurisdiction = "US" };
    }

    /// <summary>A copy in a data centre of a neighbour: allowed for the class, but outside Pakistan.</summary>
    public static Placement AbroadInDataCentre(DemoWorld world) =>
        Part(world, PlacementRole.Backup, PlacementKind.DataCentre, "Data centre, Manama", "Gulf data centre company", DataClass.Confidential) with { Country = "BH", OperatorJurisdiction = "BH" };

    private static ServiceFacts Answers(DemoWorld world, Organisation owner, DemoServiceLine line) => new()
    {
        Today = world.Today,
        About = About(world, owner, line),
        Contacts = new ServiceContacts
        {
            Owner = $"Director, {line.Name.En}",
            SecurityContact = $"security@{owner.Code.ToLowerInvariant()}.example",
            SecurityContactConfirmed = world.Today.AddDays(-world.Chance.Next(15, 300)),
            TechnicalContact = $"operations@{owner.Code.ToLowerInvariant()}.example",
        },
        Data = new ServiceData
        {
            Class = line.Class,
            PersonalData = line.Tier,
            RetentionDays = line.Tier == PersonalDataTier.None ? null : world.Pick<int>([730, 1095, 1825, 3650]),
            TrafficRetentionDays = world.Pick<int>([365, 400, 730]),
            IsCritical = line.IsCritical,
            CriticalReview = line.IsCritical ? world.Today.AddDays(-world.Chance.Next(20, 300)) : null,
        },
        Safeguards = Safeguards(world, line),
        Sovereignty = Declared(line.Class),
        Placements = Placements(world, owner, line),
        Flows = line.Tier != PersonalDataTier.None && world.Happens(12) ? [Flow(world)] : [],
    };

    public static Placement Part(DemoWorld world, PlacementRole role, PlacementKind kind, string site, string carrier, DataClass? accreditedFor)
    {
        var part = Plain(world, role, kind, site, carrier, accreditedFor);
        return kind == PlacementKind.SubnetCanister ? DemoEvidence.Registered(part, world.NextCanister()) : part;
    }

    private static Placement Plain(DemoWorld world, PlacementRole role, PlacementKind kind, string site, string carrier, DataClass? accreditedFor) => new()
    {
        Role = role,
        Kind = kind,
        Country = "PK",
        Site = site,
        Operator = carrier,
        OperatorJurisdiction = "PK",
        AccreditedFor = accreditedFor,
        AccreditedUntil = accreditedFor is null ? null : world.Today.AddDays(world.Chance.Next(60, 700)),
        IsSynthetic = true,
    };

    private static ServiceAbout About(DemoWorld world, Organisation owner, DemoServiceLine line) => new()
    {
        Name = line.Name,
        SummaryEn = $"{line.Name.En}: people apply, pay and follow progress online; officers decide on the same record.",
        SummaryUr = $"{line.Name.Ur}: عوام آن لائن درخواست، ادائیگی اور پیش رفت دیکھ سکتے ہیں؛ افسران اسی ریکارڈ پر فیصلہ کرتے ہیں۔",
        LegalBasis = owner.Region switch
        {
            Region.Punjab => "Punjab Government Rules of Business 2011",
            Region.Sindh => "Sindh Government Rules of Business 1986",
            Region.KhyberPakhtunkhwa => "Khyber Pakhtunkhwa Government Rules of Business 1985",
            Region.Balochistan => "Balochistan Government Rules of Business 2012",
            Region.GilgitBaltistan => "Gilgit-Baltistan Government Rules of Business 2009",
            Region.AzadJammuKashmir => "Azad Jammu and Kashmir Rules of Business 1985",
            _ => "Rules of Business 1973",
        },
        MasterplanReference = FormattableString.Invariant($"DNMP-{world.Chance.Next(1, 9)}.{world.Chance.Next(1, 20)}"),
        MasterplanReview = FormattableString.Invariant($"DNMP-R-{world.Chance.Next(100, 990)}"),
        Audience = line.Class <= DataClass.Public ? "Everybody" : "Citizens, residents and officers in charge",
        YearlyVolume = world.Chance.Next(2, 900) * 1000L,
    };

    private static ServiceSafeguards Safeguards(DemoWorld world, DemoServiceLine line) => new()
    {
        EncryptedAtRest = true,
        EncryptedInTransit = true,
        KeyCustodyCountry = "PK",
        AutomatedDecisions = line.IsAutomated,
        HumanReview = line.IsAutomated ? true : null,
        ImpactAssessment = line.IsAutomated ? FormattableString.Invariant($"IA-{world.Today.Year}-{world.Chance.Next(1, 200):000}") : "",
        VirtualAssets = line.HasVirtualAssets,
        VirtualAssetsAuthorisation = line.HasVirtualAssets ? FormattableString.Invariant($"PVARA-NOC-{world.Chance.Next(1, 60):000}") : "",
        FinancialEntity = line.HasVirtualAssets ? FinancialEntity.ElectronicMoney : FinancialEntity.NotRegulated,
        MaterialWorkload = line.HasVirtualAssets ? true : null,
        ExitPlan = FormattableString.Invariant($"EXIT-{world.Chance.Next(10, 400)}"),
        ExitPlanReviewed = world.Today.AddDays(-world.Chance.Next(20, 300)),
    };

    // Only what is protected has to declare anything.
    private static ServiceSovereignty Declared(DataClass dataClass) => dataClass < DataClass.Restricted ? new() : new()
    {
        Strategic = 3,
        SupplyChain = 2,
        Technology = dataClass == DataClass.Restricted ? 2 : 3,
        Environment = 2,
        Grounds = "The operator is a public corporation; hardware is bought through approved suppliers, software is open source where it can be.",
    };

    private static List<Placement> Placements(DemoWorld world, Organisation owner, DemoServiceLine line)
    {
        var home = CityOf(owner.Region);
        var others = Cities.Where(c => c != home).ToArray();
        world.Chance.Shuffle(others);
        if (line.Class == DataClass.Secret) return Own(world, owner, home, others, line.IsCritical);
        var open = line.Class <= DataClass.Public;
        var level = open ? DataClass.Restricted : DataClass.Confidential;
        var kind = !open && world.Happens(35) ? PlacementKind.SubnetCanister : PlacementKind.DataCentre;
        List<Placement> parts =
        [
            open && world.Happens(45)
                ? AbroadInPublicCloud(world, PlacementRole.Primary, DataClass.Public)
                : Part(world, PlacementRole.Primary, kind, Centre(home, 1), Carrier, level),
            Part(world, PlacementRole.Replica, kind, Centre(others[0], 2), Carrier, level),
        ];
        if (line.IsCritical || world.Happens(30)) parts.Add(Part(world, PlacementRole.Backup, PlacementKind.DataCentre, Centre(others[1], 1), Carrier, level));
        if (!open) parts.Add(Part(world, PlacementRole.Key, PlacementKind.OnPremises, $"{home}, key room", owner.Name.En, null));
        if (world.Happens(40)) parts.Add(Part(world, PlacementRole.Log, PlacementKind.DataCentre, Centre(home, 1), Carrier, level));
        return parts;
    }

    private static List<Placement> Own(DemoWorld world, Organisation owner, string home, string[] others, bool isCritical)
    {
        List<Placement> parts =
        [
            Part(world, PlacementRole.Primary, PlacementKind.OnPremises, $"{home}, secure hall", owner.Name.En, null),
            Part(world, PlacementRole.Backup, PlacementKind.OnPremises, $"{others[0]}, secure hall", owner.Name.En, null),
            Part(world, PlacementRole.Key, PlacementKind.OnPremises, $"{home}, key room", owner.Name.En, null),
        ];
        if (isCritical) parts.Add(Part(world, PlacementRole.Replica, PlacementKind.OnPremises, $"{others[1]}, secure hall", owner.Name.En, null));
        return parts;
    }

    private static CrossBorderFlow Flow(DemoWorld world) => new()
    {
        Country = world.Pick(Destinations),
        DataCategories = "Records asked for by Pakistan’s missions abroad",
        LegalBasis = "AGREEMENT",
        Evidence = FormattableString.Invariant($"MOU-{world.Chance.Next(10, 99)}"),
        ValidUntil = world.Today.AddDays(world.Chance.Next(90, 900)),
    };

    private static string Centre(string city, int number) => FormattableString.Invariant($"{city} data centre {number}");

    private static string CityOf(Region region) => region switch
    {
        Region.Punjab => "Lahore",
        Region.Sindh => "Karachi",
        Region.KhyberPakhtunkhwa => "Peshawar",
        Region.Balochistan => "Quetta",
        _ => "Islamabad",
    };
}
