using Microsoft.Extensions.Localization;
using Portal.Application.Access;
using Portal.Application.Dashboards;
using Portal.Application.Ledger;
using Portal.Domain.Access;
using Portal.Web.Components.Layout;
using Portal.Web.Resources;
using Portal.Web.Security;
using Portal.Web.Text;

namespace Portal.Web.Features.Access;

/// <summary>What the frame shows for the person who is signed in.</summary>
/// <param name="useCases">Asks for it.</param>
/// <param name="access">Whether this is a demonstration.</param>
/// <param name="names">Names of roles.</param>
/// <param name="words">What is said of somebody without a role.</param>
internal sealed class FrameData(UseCases useCases, AccessOptions access, EnumText names, IStringLocalizer<AccessText> words) : IFrameData
{
    public async Task<FrameModel> LoadAsync()
    {
        if (!await useCases.IsForSomebodyAsync()) return FrameModel.Empty with { IsDemo = access.Demo };
        var me = await useCases.SendAsync(new GetMeQuery());
        if (!me.IsSuccess) return FrameModel.Empty with { IsDemo = access.Demo };
        var checkpoint = await useCases.SendAsync(new GetCheckpointQuery());
        var counts = await useCases.SendAsync(new GetFrameCountsQuery());
        var view = me.Value;
        var person = new FramePerson(view.Name.In(PortalCulture.Language), view.Role is { } role ? names[role] : words["NoRole"], view.Organisation.In(PortalCulture.Language), view.Permissions);
        var newest = checkpoint is { IsSuccess: true, Value: { } value } ? new FrameCheckpoint(value.Size, value.At) : null;
        var emergency = view.Permissions.Contains(Permissions.Administration.ReadPeople) ? await useCases.SendAsync(new GetBreakGlassQuery()) : null;
        var alarm = emergency is { IsSuccess: true } ? emergency.Value : null;
        return counts.IsSuccess
            ? new FrameModel(access.Demo, person, counts.Value.Unread, Waiting(counts.Value), newest) { BreakGlass = alarm }
            : FrameModel.Empty with { IsDemo = access.Demo, Person = person, Checkpoint = newest, BreakGlass = alarm };
    }

    private static Dictionary<string, int> Waiting(FrameCounts counts) =>
        new(StringComparer.Ordinal) { ["/"] = counts.Urgent, ["/sandbox"] = counts.Cases, ["/audits"] = counts.Running };
}
