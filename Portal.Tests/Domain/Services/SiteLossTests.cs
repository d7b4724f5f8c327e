using Portal.Domain.Services;
using Portal.Domain.Services.Relations;
using Xunit;

namespace Portal.Tests.Domain.Services;

public sealed class SiteLossTests
{
    [Theory]
    // What is here | what is elsewhere | encrypted | how it fares | what is nowhere else
    [InlineData("Primary", "", true, LossEffect.Down, LostParts.Running | LostParts.Data)]
    [InlineData("Primary", "Backup", true, LossEffect.Down, LostParts.Running)]
    [InlineData("Primary", "Key,Log", true, LossEffect.Down, LostParts.Running | LostParts.Data)]
    [InlineData("Primary", "Replica", true, LossEffect.Degraded, LostParts.None)]
    [InlineData("Primary,Replica", "", true, LossEffect.Down, LostParts.Running | LostParts.Data)]
    [InlineData("Primary,Backup", "Replica", true, LossEffect.Degraded, LostParts.Backups)]
    [InlineData("Replica", "Primary", true, LossEffect.Weakened, LostParts.None)]
    [InlineData("Backup", "Primary", true, LossEffect.Weakened, LostParts.Backups)]
    [InlineData("Backup", "Primary,Backup", true, LossEffect.Weakened, LostParts.None)]
    [InlineData("Key", "Primary", true, LossEffect.Down, LostParts.Keys)]
    [InlineData("Key", "Primary", null, LossEffect.Down, LostParts.Keys)]
    [InlineData("Key", "Primary", false, LossEffect.Weakened, LostParts.Keys)]
    [InlineData("Key", "Primary,Key", true, LossEffect.Weakened, LostParts.None)]
    [InlineData("Log", "Primary", true, LossEffect.Weakened, LostParts.Logs)]
    [InlineData("Processing", "Primary", true, LossEffect.Degraded, LostParts.Processing)]
    [InlineData("Processing", "Primary,Processing", true, LossEffect.Weakened, LostParts.None)]
    [InlineData("Log", "", true, LossEffect.Weakened, LostParts.Logs)]
    public void Of_PartsHereAndElsewhere_SaysHowTheServiceFares(string here, string elsewhere, bool? encrypted, LossEffect effect, LostParts lost) =>
        Assert.Equal(new SiteLoss(effect, lost), SiteLoss.Of(Roles(here), Roles(elsewhere), encrypted));

    private static List<PlacementRole> Roles(string names) => [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PlacementRole>)];
}
