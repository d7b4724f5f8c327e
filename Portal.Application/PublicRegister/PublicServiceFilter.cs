using Portal.Application.Services;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.PublicRegister;

/// <summary>Which services of the public register a list shows. What is null or empty does not narrow it.</summary>
public sealed record PublicServiceFilter
{
    /// <summary>Words of the code or of the name in either language.</summary>
    public string Text { get; init; } = "";

    /// <summary>Code of the owning organisation, or of one above it.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Where it belongs.</summary>
    public Region? Region { get; init; }

    /// <summary>Data class.</summary>
    public DataClass? Class { get; init; }

    /// <summary>A part of it is in this country, ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";

    /// <summary>Registered, suspended or decommissioned; any other state finds nothing.</summary>
    public ServiceState? State { get; init; }

    internal ServiceFilter Whole => new() { Text = Text, Organisation = Organisation, Region = Region, Class = Class, Country = Country, State = State };
}
