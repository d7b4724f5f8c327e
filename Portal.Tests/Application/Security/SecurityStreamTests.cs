using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Security;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Security;

public sealed class SecurityStreamTests(SecurityStreamTests.Streaming portal) : IClassFixture<SecurityStreamTests.Streaming>
{
    [Fact]
    public async Task Stream_OfEventsThatWereCommittedOrNot_TellsOnlyOfTheFormer()
    {
        var log = portal.Services.GetRequiredService<ISecurityLog>();
        await log.RecordAsync(Named("alone"), CancellationToken.None);
        await portal.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<PortalDbContext>();
            await using (await db.Database.BeginTransactionAsync())
            {
                await log.EnlistAsync(db, Named("rolled-back"), CancellationToken.None);
                await db.SaveChangesAsync();
            }

            db.ChangeTracker.Clear();
            await using (await db.Database.BeginTransactionAsync())
            {
                await log.EnlistAsync(db, Named("committed"), CancellationToken.None);
                await db.SaveChangesAsync();
                await log.EnlistAsync(db, Named("with-it"), CancellationToken.None);
                await db.CommitAsync(CancellationToken.None);
            }
        });

        // Given back with something that was never committed: whoever gets the context next must not tell of it.
        await portal.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<PortalDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await log.EnlistAsync(db, Named("left-behind"), CancellationToken.None);
            await db.SaveChangesAsync();
        });
        await portal.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<PortalDbContext>();
            await log.EnlistAsync(db, Named("next-scope"), CancellationToken.None);
            await db.SaveChangesAsync();
        });

        var stream = portal.Services.GetRequiredService<SecurityStream>();
        await stream.StartAsync(CancellationToken.None);
        await stream.StopAsync(CancellationToken.None);
        var lines = portal.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["alone", "committed", "with-it", "next-scope"], lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("api").GetProperty("operation").GetString()));
    }

    private static SecurityEvent Named(string subject) => new(SecurityEventType.RateLimited, SecurityOutcome.Failure, Subject: subject) { Pseudonym = "p-stream" };

    /// <summary>A portal with the stream on.</summary>
    public sealed class Streaming : TestPortal
    {
        public StringWriter Output { get; } = new();

        protected override void Configure(IServiceCollection services)
        {
            services.AddSingleton(new SecurityLogOptions { Stream = true });
            services.AddSingleton<TextWriter>(Output);
        }
    }
}
