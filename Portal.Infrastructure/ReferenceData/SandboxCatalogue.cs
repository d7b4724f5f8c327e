using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.ReferenceData;

/// <summary>The sandbox schemes that the portal ships, one for each regulator. A scheme that is there is left as it is: its limits are data.</summary>
public static class SandboxCatalogue
{
    private static readonly IReadOnlyList<SandboxCriterion> Criteria =
    [
        new("scope", new("In scope of the scheme", "اسکیم کے دائرے میں"), 10),
        new("innovation", new("Genuine innovation", "حقیقی جدت"), 20),
        new("benefit", new("Consumer benefit", "صارف کا فائدہ"), 25),
        new("need", new("Need for the sandbox", "سینڈ باکس کی ضرورت"), 15),
        new("readiness", new("Readiness to test", "آزمائش کی تیاری"), 15),
        new("safeguards", new("Safeguards", "حفاظتی اقدامات"), 15),
    ];

    public static IReadOnlyList<SandboxScheme> All() =>
    [
        Scheme("SBP", new("State Bank regulatory sandbox", "بینک دولت پاکستان کا ریگولیٹری سینڈ باکس"), 3, new SandboxTerms()),
        Scheme("SECP", new("SECP regulatory sandbox", "ایس ای سی پی کا ریگولیٹری سینڈ باکس"), 6, new SandboxTerms()),
        Scheme("PTA", new("PTA telecom sandbox", "پی ٹی اے کا ٹیلی کام سینڈ باکس"), 1, new SandboxTerms { MaxTestDays = 365, MaxExtensionDays = 90 }),
        Scheme("PVARA", new("PVARA virtual asset sandbox", "پی وی اے آر اے کا ورچوئل اثاثہ سینڈ باکس"), 1, new SandboxTerms { DecisionDays = 60 }),
        Scheme("PDA", new("Digital government sandbox", "ڈیجیٹل حکومت سینڈ باکس"), 2, new SandboxTerms { DecisionDays = 60, MaxTestDays = 270 }),
    ];

    public static SandboxSchemeId IdOf(string code) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("sandbox-scheme:" + code)).AsSpan(0, 16)));

    internal static async Task SeedAsync(PortalDbContext db, CancellationToken ct)
    {
        var present = await db.SandboxSchemes.Select(s => s.Code).ToListAsync(ct);
        db.SandboxSchemes.AddRange(All().Where(s => !present.Contains(s.Code)));
    }

    private static SandboxScheme Scheme(string code, LocalizedText name, int cohort, SandboxTerms terms) =>
        SandboxScheme.Create(IdOf(code), code, OrganisationCatalogue.IdOf(code), name, cohort, terms, Criteria);
}
