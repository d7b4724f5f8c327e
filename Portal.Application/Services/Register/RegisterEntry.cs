using System.Numerics;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services.Register;

/// <summary>
/// A service as lists find it: everything a list filters, sorts and shows in one narrow row. It is derived from the service, its compliance and its owner's name,
/// written in the transaction that changes one of them, and can be made anew from them at any time (docs/decisions/0010).
/// </summary>
public sealed class RegisterEntry
{
    /// <summary>The most characters of a key that is sorted by.</summary>
    public const int KeyMaxLength = 100;

    /// <summary>The mark of a service with a part outside the home country.</summary>
    public const string AbroadMark = "abroad";

    /// <summary><see cref="Countries"/> of a service that is at home alone.</summary>
    public const string Home = "PK";

    private RegisterEntry()
    {
    }

    /// <summary>The service.</summary>
    public ServiceId Id { get; private set; }

    /// <summary>Its code; the draft's reference before registration.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Its name in English.</summary>
    public string NameEn { get; private set; } = "";

    /// <summary>Its name in Urdu.</summary>
    public string NameUr { get; private set; } = "";

    /// <summary>What it is sorted by under its name: the English one, folded; the Urdu one where there is no other.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What it is sorted by under its name for a reader of Urdu (<see cref="UrduOrder"/>).</summary>
    public string NameKeyUr { get; private set; } = "";

    /// <summary>The owning organisation.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>What it is sorted by under its owner: the owner's English name, folded.</summary>
    public string OwnerKey { get; private set; } = "";

    /// <summary>Where it belongs.</summary>
    public Region Region { get; private set; }

    /// <summary>Where the filing stands.</summary>
    public ServiceState State { get; private set; }

    /// <summary>Data class from 1 for Open to 5 for Secret; 0 while not said.</summary>
    public short ClassRank { get; private set; }

    /// <summary>Outcome from 0 for Fail to 4 for NotApplicable; 5 before the first evaluation.</summary>
    public short OutcomeRank { get; private set; } = NotEvaluated;

    /// <summary>It was filed or registered at some time: those who read across may know of it.</summary>
    public bool IsFiled { get; private set; }

    /// <summary>Countries of its placements in alphabetical order, <c>AE,PK</c>.</summary>
    public string Countries { get; private set; } = "";

    /// <summary>Kinds of its placements, a bit each (<see cref="PlacementKind"/>).</summary>
    public short Kinds { get; private set; }

    /// <summary>Marks of its placements for the index: <c>c:AE</c> a country, <c>k:PublicCloud</c> a kind, <c>s:…</c> the principal and the site of a subnet, <see cref="AbroadMark"/>.</summary>
    public string[] Places { get; private set; } = [];

    /// <summary>Obligations not met, a bit each.</summary>
    public long FailMask { get; private set; }

    /// <summary>Obligations undetermined, a bit each.</summary>
    public long UndeterminedMask { get; private set; }

    /// <summary>Obligations met, a bit each.</summary>
    public long PassMask { get; private set; }

    /// <summary>Obligations not met for which a waiver holds, a bit each.</summary>
    public long WaivedMask { get; private set; }

    /// <summary>When it was first found to stand as it does, in UTC: the database writes its history by this (docs/decisions/0020); null before the first evaluation.</summary>
    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>The masks for the index: <c>f17</c> bit 17 of those not met, <c>u3</c> bit 3 of those undetermined, <c>w23</c> bit 23 of those waived.</summary>
    public string[] Verdicts { get; private set; } = [];

    /// <summary>Code and names, folded, with a space before each word.</summary>
    public string Search { get; private set; } = "";

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset Changed { get; private set; }

    /// <summary><see cref="OutcomeRank"/> before the first evaluation.</summary>
    public const short NotEvaluated = 5;

    /// <summary>The entry of a service that says nothing yet.</summary>
    /// <param name="id">The service.</param>
    public static RegisterEntry For(ServiceId id) => new() { Id = id };

    /// <summary>The entry of a service, made from all it is derived from.</summary>
    /// <param name="service">The service.</param>
    /// <param name="ownerKey">What its owner is sorted by (<see cref="KeyOf"/>).</param>
    /// <param name="summary">Its compliance; null before the first evaluation.</param>
    public static RegisterEntry Of(Service service, string ownerKey, ComplianceSummary? summary)
    {
        var entry = For(service.Id);
        entry.Describe(service);
        entry.Belong(ownerKey);
        if (summary is not null) entry.Judge(summary);
        return entry;
    }

    /// <summary>Takes over what the service itself says.</summary>
    /// <param name="service">The service.</param>
    public void Describe(Service service)
    {
        (Code, NameEn, NameUr) = (service.Code, service.About.Name.En, service.About.Name.Ur);
        (NameKey, NameKeyUr) = (KeyOf(service.About.Name), UrduOrder.KeyOf(service.About.Name));
        (OrganisationId, Region, State) = (service.OrganisationId, service.Region, service.State);
        ClassRank = RankOf(service.Data.Class);
        IsFiled = service.SubmittedAt is not null || service.RegisteredAt is not null;
        Changed = service.SavedAt;
        var words = RegisterText.Fold($"{Code} {NameEn} {NameUr}");
        Search = words.Length == 0 ? "" : " " + words;
        Place(service.Placements);
    }

    /// <summary>Takes over what its owner is called; <see cref="Describe"/> says who that is.</summary>
    /// <param name="ownerKey">What its owner is sorted by (<see cref="KeyOf"/>).</param>
    public void Belong(string ownerKey) => OwnerKey = ownerKey;

    /// <summary>Takes over how the service stands.</summary>
    /// <param name="summary">Its compliance.</param>
    public void Judge(ComplianceSummary summary)
    {
        (OutcomeRank, FailMask, UndeterminedMask, PassMask, WaivedMask) =
            (RankOf(summary.Overall), summary.FailMask, summary.UndeterminedMask, summary.PassMask, summary.WaivedMask);
        (JudgedAt, Verdicts) = (summary.EvaluatedAt, VerdictsOf(summary.FailMask, summary.UndeterminedMask, summary.WaivedMask));
    }

    /// <summary>What is sorted by under a name.</summary>
    /// <param name="name">The name.</param>
    public static string KeyOf(LocalizedText name)
    {
        var folded = RegisterText.Fold(name.In("en"));
        return folded.Length > KeyMaxLength ? folded[..KeyMaxLength] : folded;
    }

    /// <summary>The rank of a data class.</summary>
    /// <param name="dataClass">The class; null while not said.</param>
    public static short RankOf(DataClass? dataClass) => dataClass is { } said ? (short)((int)said + 1) : (short)0;

    /// <summary>The rank of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public static short RankOf(Outcome outcome) => (short)outcome;

    /// <summary>The data class of a rank.</summary>
    /// <param name="rank">0 to 5.</param>
    public static DataClass? ClassOf(short rank) => rank == 0 ? null : (DataClass)(rank - 1);

    /// <summary>The outcome of a rank.</summary>
    /// <param name="rank">0 to 5.</param>
    public static Outcome? OutcomeOf(short rank) => rank == NotEvaluated ? null : (Outcome)rank;

    /// <summary>The mark of a country.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static string CountryMark(string country) => "c:" + country;

    /// <summary>The mark of a kind of place.</summary>
    /// <param name="kind">The kind.</param>
    public static string KindMark(PlacementKind kind) => "k:" + kind;

    /// <summary>The mark of a subnet.</summary>
    /// <param name="name">Its principal, or the name of the site it is at.</param>
    public static string SubnetMark(string name) => "s:" + RegisterText.Fold(name);

    /// <summary>The bit of a kind in <see cref="Kinds"/>.</summary>
    /// <param name="kind">The kind.</param>
    public static short KindBit(PlacementKind kind) => (short)(1 << (int)kind);

    /// <summary>Whether countries, as <see cref="Countries"/> has them, name one that is not home.</summary>
    /// <param name="countries">The countries.</param>
    public static bool IsAbroad(string countries) => countries.Length > 0 && countries != Home;

    /// <summary>The marks of three masks.</summary>
    /// <param name="fails">Obligations not met.</param>
    /// <param name="undetermined">Obligations undetermined.</param>
    /// <param name="waived">Obligations waived.</param>
    public static string[] VerdictsOf(long fails, long undetermined, long waived) =>
        [.. Bits(fails).Select(b => $"f{b}"), .. Bits(undetermined).Select(b => $"u{b}"), .. Bits(waived).Select(b => $"w{b}")];

    private static IEnumerable<int> Bits(long mask)
    {
        for (var left = (ulong)mask; left != 0; left &= left - 1) yield return BitOperations.TrailingZeroCount(left);
    }

    private void Place(IReadOnlyList<Placement> placements)
    {
        var countries = placements.Select(p => p.Country).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var kinds = placements.Select(p => p.Kind).OfType<PlacementKind>().Distinct().Order().ToList();
        var subnets = placements.Where(p => p.Kind == PlacementKind.SubnetCanister).SelectMany(p => new[] { p.Subnet, p.Site }).Where(name => name.Length > 0).Select(SubnetMark);
        Countries = string.Join(',', countries);
        Kinds = kinds.Aggregate((short)0, (mask, kind) => (short)(mask | KindBit(kind)));
        Places = [.. countries.Select(CountryMark), .. kinds.Select(KindMark), .. subnets.Distinct().Order(StringComparer.Ordinal), .. IsAbroad(Countries) ? [AbroadMark] : Array.Empty<string>()];
    }
}
