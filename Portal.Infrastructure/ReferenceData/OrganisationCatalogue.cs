using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.ReferenceData;

/// <summary>An organisation as the reference data writes it.</summary>
public sealed record OrganisationEntry(string Code, string NameEn, string NameUr, OrganisationKind Kind, Region Region, DateOnly ValidFrom, string? Parent = null)
{
    /// <summary>The same in every installation, so that records can be exchanged between them.</summary>
    public OrganisationId Id => OrganisationCatalogue.IdOf(Code);

    /// <summary>The organisation it stands under; null where there is none.</summary>
    public OrganisationId? ParentId => Parent is null ? null : OrganisationCatalogue.IdOf(Parent);

    public LocalizedText Name => new(NameEn, NameUr);

    public Organisation ToOrganisation() => Organisation.Create(Id, Code, Name, Kind, Region, ValidFrom);
}

/// <summary>The organisations that the portal ships. A body older than 2020 carries the first day of 2020.</summary>
public static class OrganisationCatalogue
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static IReadOnlyList<OrganisationEntry> All { get; } = Read("Portal.Infrastructure.ReferenceData.organisations.json");

    public static OrganisationId IdOf(string code) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("organisation:" + code)).AsSpan(0, 16)));

    /// <summary>Reads a list of organisations that is part of this program.</summary>
    internal static IReadOnlyList<OrganisationEntry> Read(string resource)
    {
        using var stream = typeof(OrganisationCatalogue).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<List<OrganisationEntry>>(stream, Options)!;
    }
}
