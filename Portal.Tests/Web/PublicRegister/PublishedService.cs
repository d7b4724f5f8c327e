using MediatR;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Tests.Web.Api;
using Xunit;

namespace Portal.Tests.Web.PublicRegister;

/// <summary>A registered service full of what must never be published, and the words that would give it away.</summary>
internal sealed class PublishedService
{
    private PublishedService()
    {
    }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>The code of a filing that was never registered.</summary>
    public required string Draft { get; init; }

    /// <summary>Names and addresses of everybody who has to do with it, and what they wrote to each other.</summary>
    public required IReadOnlyList<string> Private { get; init; }

    private static ServiceContacts Contacts => new() { Owner = "Zubaida Khanum-Secretive", SecurityContact = "zubaida.secretive@pitb.example", TechnicalContact = "tech.secretive@pitb.example" };

    private static ServiceAbout About => Filings.About with
    {
        SummaryEn = "Registers births. Ask gulab.private@pitb.example or 0300-7654321.",
        SummaryUr = "پیدائش کا اندراج۔",
        Audience = "Parents; card 35202-7654321-1",
    };

    private static ServiceDataSets DataSets(DataClass dataClass) => new([
        new DataSet { Name = "Births by district", Class = DataClass.Open, PersonalData = PersonalDataTier.None, Steward = "Rukhsana Hidden-Steward" },
        new DataSet { Name = "Certificates with names of parents", Class = dataClass, PersonalData = PersonalDataTier.Sensitive, Steward = "Rukhsana Hidden-Steward" },
    ]);

    private static ServiceOffer Offer => new() { Channels = [ServiceChannel.Web, ServiceChannel.Counter], Languages = ["ur", "en"], Fee = 300, ProcessingDays = 5, IdentityScheme = "NADRA" };

    private static ServicePlacements Placements => new([
        .. Filings.Placements.Items,
        Filings.Placements.Items[0] with { Role = PlacementRole.Log, Kind = PlacementKind.OnPremises, Site = "Civil Secretariat", Operator = "Iftikhar Private-Operator" },
    ]);

    /// <summary>Files and registers it, and begins another that stays a draft.</summary>
    public static async Task<PublishedService> AddAsync(ApiPortal portal, DataClass dataClass = DataClass.Restricted)
    {
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        var approver = await portal.PersonAsync("PDA", Role.Approver);
        var id = await FileAsync(portal, officer, dataClass);
        await DoneAsync(portal, officer, v => new SubmitServiceCommand(id, v), id);
        await DoneAsync(portal, reviewer, v => new StartReviewCommand(id, v), id);
        await DoneAsync(portal, approver, v => new ApproveServiceCommand(id, v, "Agreed with Shabnam Unnamed-Adviser."), id);
        var draft = await FileAsync(portal, officer, dataClass);
        return new PublishedService
        {
            Code = (await portal.SendAsync(officer, new GetServiceQuery(id))).Value.Code,
            Draft = Service.DraftReferenceOf(draft),
            Private =
            [
                .. new[] { officer, reviewer, approver }.SelectMany(p => new[] { p.Name.En + "<", $"\"{p.Name.En}\"", p.Name.Ur, p.Email, p.Id.ToString() }),
                Contacts.Owner, Contacts.SecurityContact, Contacts.TechnicalContact, "gulab.private", "7654321", "Hidden-Steward", "Private-Operator", "Unnamed-Adviser",
                "names of parents", "NADRA",
            ],
        };
    }

    private static async Task<ServiceId> FileAsync(ApiPortal portal, Person officer, DataClass dataClass)
    {
        var id = ServiceId.New();
        Assert.Null((await portal.SendAsync(officer, new StartServiceCommand(id))).Error);
        IServiceSection[] sections = [About, Contacts, Offer, Filings.Data with { Class = dataClass }, DataSets(dataClass), Placements, new ServiceFlows([], DeclaredNone: true), Filings.Safeguards];
        foreach (var section in sections)
        {
            var version = (await portal.SendAsync(officer, new GetServiceDraftQuery(id))).Value.Version;
            Assert.Null((await portal.SendAsync(officer, new SaveServiceSectionCommand(id, version, section))).Error);
        }

        return id;
    }

    private static async Task DoneAsync(ApiPortal portal, Person person, Func<Guid, IRequest<Result>> command, ServiceId id)
    {
        var version = (await portal.SendAsync(person, new GetServiceQuery(id))).Value.Version;
        Assert.Null((await portal.SendAsync(person, command(version))).Error);
    }
}
