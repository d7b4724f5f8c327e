using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>The service that the guide shows: a backup abroad, a silent contact and an exit plan without a date.</summary>
internal static class DemoShowcase
{
    private const string Board = "Punjab Information Technology Board";
    private const string Carrier = "National Telecommunication Corporation";

    public static ServiceFacts BirthRegister(DemoWorld world, ServiceFacts good) => good with
    {
        Contacts = good.Contacts with { Owner = "Ayesha Malik, Director, Citizen Services", SecurityContactConfirmed = world.Today.AddDays(-398) },
        Safeguards = good.Safeguards with { ExitPlan = "EXIT-118", ExitPlanReviewed = null },
        Placements =
        [
            DemoFacts.Part(world, PlacementRole.Primary, PlacementKind.SubnetCanister, "Islamabad data centre 1", Carrier, DataClass.Confidential),
            DemoFacts.Part(world, PlacementRole.Replica, PlacementKind.SubnetCanister, "Karachi data centre 2", Carrier, DataClass.Confidential),
            DemoFacts.Part(world, PlacementRole.Backup, PlacementKind.PublicCloud, "Commercial region, Singapore", "Commercial cloud provider", DataClass.Restricted)
                with { Country = "SG", OperatorJurisdiction = "US" },
            DemoFacts.Part(world, PlacementRole.Key, PlacementKind.OnPremises, "Lahore, key room", Board, null),
            DemoFacts.Part(world, PlacementRole.Log, PlacementKind.DataCentre, "Lahore data centre 1", Board, DataClass.Confidential),
        ],
        Flows = [],
    };
}
