namespace Portal.Web.Resources;

/// <summary>Names of countries by ISO 3166-1 alpha-2: Resources/Countries.resx, read through <see cref="Text.CountryText"/>.</summary>
[DynamicKeys("^[A-Z]{2}$")]
public sealed class CountriesText;
