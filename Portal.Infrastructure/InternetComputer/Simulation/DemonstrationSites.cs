using System.Text;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>
/// Who runs the nodes of the demonstration and where. The cities are real; every company is invented and says so in its name, because no node of the public
/// network stands in Pakistan today.
/// </summary>
internal static class DemonstrationSites
{
    private static readonly RegistryDataCentre[] Sites =
    [
        Site("isb1", "Sample Margalla Data Hall (invented)", "Asia", "PK", "Islamabad"),
        Site("khi1", "Sample Clifton Data Hall (invented)", "Asia", "PK", "Karachi"),
        Site("lhe1", "Sample Ravi Data Hall (invented)", "Asia", "PK", "Lahore"),
        Site("pew1", "Sample Khyber Data Hall (invented)", "Asia", "PK", "Peshawar"),
        Site("uet1", "Sample Ziarat Data Hall (invented)", "Asia", "PK", "Quetta"),
        Site("lyp1", "Sample Chenab Data Hall (invented)", "Asia", "PK", "Faisalabad"),
        Site("mux1", "Sample Shams Data Hall (invented)", "Asia", "PK", "Multan"),
    ];

    private static readonly RegistryProvider[] Providers =
    [
        Provider("Sample Indus Compute (invented)"),
        Provider("Sample Markhor Systems (invented)"),
        Provider("Sample Karakoram Hosting (invented)"),
        Provider("Sample Bolan Networks (invented)"),
        Provider("Sample Chiltan Cloud (invented)"),
    ];

    /// <summary>Who runs a node in Zürich.</summary>
    public static SimulatedOperator Abroad { get; } = Of(Provider("Sample Foreign Hosting (invented)"), Site("zrh1", "Sample Limmat Data Hall (invented)", "Europe", "CH", "Zurich"));

    /// <summary>Who runs a node; numbers that follow each other have other providers and other sites.</summary>
    /// <param name="number">The node's number.</param>
    public static SimulatedOperator Operator(int number) => Of(Providers[number % Providers.Length], Sites[number % Sites.Length]);

    private static RegistryDataCentre Site(string id, string owner, string continent, string country, string place) => new(id, owner, $"{continent},{country},{place}", country, place);

    private static RegistryProvider Provider(string name) => new(Principal.SelfAuthenticating(Encoding.UTF8.GetBytes("demonstration provider: " + name)), name);

    private static SimulatedOperator Of(RegistryProvider provider, RegistryDataCentre site) =>
        new(Principal.SelfAuthenticating(Encoding.UTF8.GetBytes($"demonstration operator: {provider.Name}, {site.Id}")), provider, site);
}
