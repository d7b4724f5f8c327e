using Portal.Application.Evidence.Network;
using Portal.Domain.Access;
using Portal.Domain.Evidence.Network;
using Xunit;

namespace Portal.Tests.Support;

/// <summary>Brings made-up networks in, as an administrator does.</summary>
internal static class NetworkSteps
{
    /// <summary>Uploads a dump and leaves it waiting.</summary>
    public static async Task<NetworkImportId> UploadNetworkAsync(this TestPortal portal, Person administrator, string network, SampleNetwork dump)
    {
        var uploaded = await portal.SendAsync(administrator, new UploadNetworkDumpCommand(network, true, "dump.json", dump.Dump()));
        Assert.Null(uploaded.Error);
        return uploaded.Value;
    }

    /// <summary>Uploads a dump and applies it.</summary>
    public static async Task<NetworkImportId> ImportNetworkAsync(this TestPortal portal, Person administrator, string network, SampleNetwork dump)
    {
        var id = await portal.UploadNetworkAsync(administrator, network, dump);
        var version = (await portal.SendAsync(administrator, new GetNetworkImportQuery(id))).Value.Row.Version;
        Assert.Null((await portal.SendAsync(administrator, new ApplyNetworkImportCommand(id, version))).Error);
        return id;
    }
}
