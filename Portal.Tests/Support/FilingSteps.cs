using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Support;

/// <summary>Walks a filing through its life by use cases, as people do.</summary>
internal static class FilingSteps
{
    /// <summary>A filing with every section answered that has to be, and those given; its latest version.</summary>
    public static async Task<(ServiceId Id, Guid Version)> DraftAsync(this TestPortal portal, Person filer, params IServiceSection[] instead)
    {
        var id = ServiceId.New();
        Assert.Null((await portal.SendAsync(filer, new StartServiceCommand(id))).Error);
        var version = (await portal.SendAsync(filer, new GetServiceDraftQuery(id))).Value.Version;
        var further = instead.Where(i => i is not ServiceSovereignty && Filings.Sections.All(s => s.GetType() != i.GetType()));
        foreach (var section in Filings.Sections.Append(Filings.Sovereignty).Select(s => instead.FirstOrDefault(i => i.GetType() == s.GetType()) ?? s).Concat(further))
        {
            var saved = await portal.SendAsync(filer, new SaveServiceSectionCommand(id, version, section));
            Assert.Null(saved.Error);
            version = saved.Value.Version;
        }

        return (id, version);
    }

    /// <summary>The version a person sees.</summary>
    public static async Task<Guid> VersionAsync(this TestPortal portal, Person person, ServiceId id) => (await portal.SendAsync(person, new GetServiceQuery(id))).Value.Version;

    /// <summary>A filing under review.</summary>
    public static async Task<ServiceId> InReviewAsync(this TestPortal portal, Person filer, Person reviewer, params IServiceSection[] instead)
    {
        var (id, version) = await portal.DraftAsync(filer, instead);
        Assert.Null((await portal.SendAsync(filer, new SubmitServiceCommand(id, version))).Error);
        Assert.Null((await portal.SendAsync(reviewer, new StartReviewCommand(id, await portal.VersionAsync(reviewer, id)))).Error);
        return id;
    }

    /// <summary>A registered service.</summary>
    public static async Task<ServiceId> RegisteredAsync(this TestPortal portal, Person filer, Person reviewer, Person approver, params IServiceSection[] instead)
    {
        var id = await portal.InReviewAsync(filer, reviewer, instead);
        Assert.Null((await portal.SendAsync(approver, new ApproveServiceCommand(id, await portal.VersionAsync(approver, id), "Complete."))).Error);
        return id;
    }
}
