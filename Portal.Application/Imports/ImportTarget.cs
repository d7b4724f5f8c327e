using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Domain.Services;

namespace Portal.Application.Imports;

/// <summary>How a cell becomes one answer of a filing. The table below is all there is to say about the fields of an import.</summary>
/// <param name="Field">The answer.</param>
/// <param name="Property">Section and property, as the section's validator names it.</param>
/// <param name="Parse">The answer a cell gives; null for none.</param>
/// <param name="Refusal">What to say where there is none.</param>
/// <param name="Apply">Puts the answer into a service.</param>
internal sealed record ImportTarget(ImportField Field, string Property, Func<string, object?> Parse, Error Refusal, Func<ServiceContent, object, ServiceContent> Apply)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d-M-yyyy", "dd.MM.yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-ddTHH:mm:ss"];

    private static readonly Dictionary<ImportField, ImportTarget> Targets = ((ImportTarget[])
    [
        Text(ImportField.NameEn, "About.Name.En", (c, v) => About(c, c.About with { Name = c.About.Name with { En = v } })),
        Text(ImportField.NameUr, "About.Name.Ur", (c, v) => About(c, c.About with { Name = c.About.Name with { Ur = v } })),
        Text(ImportField.SummaryEn, "About.SummaryEn", (c, v) => About(c, c.About with { SummaryEn = v })),
        Text(ImportField.SummaryUr, "About.SummaryUr", (c, v) => About(c, c.About with { SummaryUr = v })),
        Text(ImportField.LegalBasis, "About.LegalBasis", (c, v) => About(c, c.About with { LegalBasis = v })),
        Text(ImportField.MasterplanReference, "About.MasterplanReference", (c, v) => About(c, c.About with { MasterplanReference = v })),
        Text(ImportField.MasterplanReview, "About.MasterplanReview", (c, v) => About(c, c.About with { MasterplanReview = v })),
        Text(ImportField.Audience, "About.Audience", (c, v) => About(c, c.About with { Audience = v })),
        Whole(ImportField.YearlyVolume, "About.YearlyVolume", (c, v) => About(c, c.About with { YearlyVolume = v })),
        Text(ImportField.ServiceOwner, "Contacts.Owner", (c, v) => Contacts(c, c.Contacts with { Owner = v })),
        Text(ImportField.SecurityContact, "Contacts.SecurityContact", (c, v) => Contacts(c, c.Contacts with { SecurityContact = v })),
        Day(ImportField.SecurityContactConfirmed, "Contacts.SecurityContactConfirmed", (c, v) => Contacts(c, c.Contacts with { SecurityContactConfirmed = v })),
        Text(ImportField.TechnicalContact, "Contacts.TechnicalContact", (c, v) => Contacts(c, c.Contacts with { TechnicalContact = v })),
        Choice<DataClass>(ImportField.DataClass, "Data.Class", (c, v) => Data(c, c.Data with { Class = v })),
        Choice<PersonalDataTier>(ImportField.PersonalData, "Data.PersonalData", (c, v) => Data(c, c.Data with { PersonalData = v })),
        Whole(ImportField.RetentionDays, "Data.RetentionDays", (c, v) => Data(c, c.Data with { RetentionDays = Narrow(v) })),
        Whole(ImportField.TrafficRetentionDays, "Data.TrafficRetentionDays", (c, v) => Data(c, c.Data with { TrafficRetentionDays = Narrow(v) })),
        YesNo(ImportField.IsCritical, "Data.IsCritical", (c, v) => Data(c, c.Data with { IsCritical = v })),
        Day(ImportField.CriticalReview, "Data.CriticalReview", (c, v) => Data(c, c.Data with { CriticalReview = v })),
        Text(ImportField.AbroadApproval, "Data.AbroadApproval", (c, v) => Data(c, c.Data with { AbroadApproval = v })),
        Day(ImportField.AbroadApproved, "Data.AbroadApproved", (c, v) => Data(c, c.Data with { AbroadApproved = v })),
        YesNo(ImportField.NoFlows, "Flows.DeclaredNone", (c, v) => c with { Flows = c.Flows with { DeclaredNone = v && c.Flows.Items.Count == 0 } }),
        YesNo(ImportField.EncryptedAtRest, "Safeguards.EncryptedAtRest", (c, v) => Safeguards(c, c.Safeguards with { EncryptedAtRest = v })),
        YesNo(ImportField.EncryptedInTransit, "Safeguards.EncryptedInTransit", (c, v) => Safeguards(c, c.Safeguards with { EncryptedInTransit = v })),
        Country(ImportField.KeyCustodyCountry, "Safeguards.KeyCustodyCountry", (c, v) => Safeguards(c, c.Safeguards with { KeyCustodyCountry = v })),
        YesNo(ImportField.AutomatedDecisions, "Safeguards.AutomatedDecisions", (c, v) => Safeguards(c, c.Safeguards with { AutomatedDecisions = v })),
        YesNo(ImportField.HumanReview, "Safeguards.HumanReview", (c, v) => Safeguards(c, c.Safeguards with { HumanReview = v })),
        Text(ImportField.ImpactAssessment, "Safeguards.ImpactAssessment", (c, v) => Safeguards(c, c.Safeguards with { ImpactAssessment = v })),
        YesNo(ImportField.VirtualAssets, "Safeguards.VirtualAssets", (c, v) => Safeguards(c, c.Safeguards with { VirtualAssets = v })),
        Text(ImportField.VirtualAssetsAuthorisation, "Safeguards.VirtualAssetsAuthorisation", (c, v) => Safeguards(c, c.Safeguards with { VirtualAssetsAuthorisation = v })),
        Choice<FinancialEntity>(ImportField.FinancialEntity, "Safeguards.FinancialEntity", (c, v) => Safeguards(c, c.Safeguards with { FinancialEntity = v })),
        YesNo(ImportField.MaterialWorkload, "Safeguards.MaterialWorkload", (c, v) => Safeguards(c, c.Safeguards with { MaterialWorkload = v })),
        Text(ImportField.CentralBankApproval, "Safeguards.CentralBankApproval", (c, v) => Safeguards(c, c.Safeguards with { CentralBankApproval = v })),
        Text(ImportField.ExitPlan, "Safeguards.ExitPlan", (c, v) => Safeguards(c, c.Safeguards with { ExitPlan = v })),
        Day(ImportField.ExitPlanReviewed, "Safeguards.ExitPlanReviewed", (c, v) => Safeguards(c, c.Safeguards with { ExitPlanReviewed = v })),
        Country(ImportField.PrimaryCountry, "Primary.Country", (c, v) => Primary(c, p => p with { Country = v })),
        Choice<PlacementKind>(ImportField.PrimaryKind, "Primary.Kind", (c, v) => Primary(c, p => p with { Kind = v })),
        Text(ImportField.PrimarySite, "Primary.Site", (c, v) => Primary(c, p => p with { Site = v })),
        Text(ImportField.PrimaryOperator, "Primary.Operator", (c, v) => Primary(c, p => p with { Operator = v })),
        Country(ImportField.PrimaryJurisdiction, "Primary.OperatorJurisdiction", (c, v) => Primary(c, p => p with { OperatorJurisdiction = v })),
        Choice<DataClass>(ImportField.PrimaryAccreditedFor, "Primary.AccreditedFor", (c, v) => Primary(c, p => p with { AccreditedFor = v })),
        Day(ImportField.PrimaryAccreditedUntil, "Primary.AccreditedUntil", (c, v) => Primary(c, p => p with { AccreditedUntil = v })),
    ]).ToDictionary(t => t.Field);

    /// <summary>The section, as <see cref="Property"/> begins.</summary>
    public string Section { get; } = Property[..(Property.IndexOf('.', StringComparison.Ordinal) + 1)];

    /// <summary>Whether the answer is free text.</summary>
    public bool IsText { get; private init; }

    /// <summary>The target of a field.</summary>
    /// <param name="field">The field.</param>
    public static ImportTarget Of(ImportField field) => Targets[field];

    private static ImportTarget Text(ImportField field, string property, Func<ServiceContent, string, ServiceContent> apply) =>
        new(field, property, cell => cell, ImportErrors.NotText, (c, v) => apply(c, (string)v)) { IsText = true };

    private static ImportTarget Whole(ImportField field, string property, Func<ServiceContent, long, ServiceContent> apply) =>
        new(field, property, cell => long.TryParse(Digits(cell), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            ImportErrors.NotANumber, (c, v) => apply(c, (long)v));

    private static ImportTarget YesNo(ImportField field, string property, Func<ServiceContent, bool, ServiceContent> apply) =>
        new(field, property, cell => ImportWords.YesOrNo(cell), ImportErrors.NotYesOrNo, (c, v) => apply(c, (bool)v));

    private static ImportTarget Day(ImportField field, string property, Func<ServiceContent, DateOnly, ServiceContent> apply) =>
        new(field, property, cell => DateOnly.TryParseExact(Digits(cell), Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null,
            ImportErrors.NotADay, (c, v) => apply(c, (DateOnly)v));

    private static ImportTarget Choice<T>(ImportField field, string property, Func<ServiceContent, T, ServiceContent> apply)
        where T : struct, Enum => new(field, property, cell => ImportWords.Choice<T>(cell), ImportErrors.NotOfTheList, (c, v) => apply(c, (T)v));

    private static ImportTarget Country(ImportField field, string property, Func<ServiceContent, string, ServiceContent> apply) =>
        new(field, property, ImportWords.Country, ImportErrors.NotACountry, (c, v) => apply(c, (string)v));

    // Urdu's and Arabic's digits count as any.
    private static string Digits(string cell) => cell.All(char.IsAscii) ? cell : string.Concat(cell.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));

    private static int Narrow(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);

    private static ServiceContent About(ServiceContent content, ServiceAbout about) => content with { About = about };

    private static ServiceContent Contacts(ServiceContent content, ServiceContacts contacts) => content with { Contacts = contacts };

    private static ServiceContent Data(ServiceContent content, ServiceData data) => content with { Data = data };

    private static ServiceContent Safeguards(ServiceContent content, ServiceSafeguards safeguards) => content with { Safeguards = safeguards };

    private static ServiceContent Primary(ServiceContent content, Func<Placement, Placement> change) =>
        content.WithPrimary(change(content.Primary() ?? new Placement { Role = PlacementRole.Primary }));
}
