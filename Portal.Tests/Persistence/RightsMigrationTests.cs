using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Domain.Access;
using Portal.Infrastructure.Persistence.PostgreSql;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Persistence;

public sealed class RightsMigrationTests
{
    private const string Before = "Sessions";

    [Fact]
    public async Task Migrate_WithPeopleOfTheOldShape_KeepsTheirRolesAndStateBothWays()
    {
        var options = new DbContextOptionsBuilder<PostgreSqlPortalDbContext>().UseNpgsql(await TestCluster.NewDatabaseAsync()).Options;
        await using var db = new PostgreSqlPortalDbContext(options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(Before);
        var (organisation, officer, left) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO organisations (id, code, kind, region, valid_from, last_service_serial, version, name_en, name_ur)
            VALUES ({organisation}, 'OLD', 'Provincial', 'Punjab', '2020-01-01', 0, {Guid.NewGuid()}, 'Old', 'Old');
            INSERT INTO people (id, email, organisation_id, is_active, roles, ledger_salt, version, name_en, name_ur)
            VALUES ({officer}, 'a@old.example', {organisation}, TRUE, '["ProvincialItOfficer","Applicant"]', 's', {Guid.NewGuid()}, 'A', 'A'),
                   ({left}, 'b@old.example', {organisation}, FALSE, '[]', 's', {Guid.NewGuid()}, 'B', 'B');
            """);

        await migrator.MigrateAsync();
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id.Value);
        Assert.Equal([Role.ProvincialItOfficer, Role.Applicant], people[officer].RolesAt(new(organisation), new DateOnly(2026, 11, 20)));
        Assert.Equal((PersonState.Active, PersonState.Disabled), (people[officer].State, people[left].State));
        Assert.NotEqual(people[officer].RightsStamp, people[left].RightsStamp);

        await migrator.MigrateAsync(Before);
        Assert.Equal("""["Applicant", "ProvincialItOfficer"]""", await db.Database.SqlQuery<string>($"""SELECT roles AS "Value" FROM people WHERE id = {officer}""").SingleAsync());
        Assert.False(await db.Database.SqlQuery<bool>($"""SELECT is_active AS "Value" FROM people WHERE id = {left}""").SingleAsync());
    }
}
