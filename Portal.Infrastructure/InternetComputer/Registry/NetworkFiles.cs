using Portal.Application.Evidence.Network;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Network;

namespace Portal.Infrastructure.InternetComputer.Registry;

/// <summary>Reads dumps for use cases.</summary>
internal sealed class NetworkFiles : INetworkFiles
{
    public Result<NetworkRegistry> Read(ReadOnlyMemory<byte> dump)
    {
        try
        {
            return RegistryReader.Read(dump);
        }
        catch (RegistryFormatException wrong)
        {
            return NetworkErrors.BadFile(wrong.Place);
        }
    }
}
