using System.Net.Sockets;
using System.Security.Authentication;
using NodaTime;
using Npgsql;
using RightsRequests.Diagnosis;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Diagnosis;

/// <summary>What cannot be broken by hand in a running installation: clocks that drift apart, and connections that fail deep below.</summary>
public sealed class TellingWhy(OfficeFixture postgres)
{
    [Theory]
    [InlineData(-10, "^(9|10)[.]. s d'écart avec la base : réglez l'heure")]
    [InlineData(600, "^(599|600)[.]. s d'écart avec la base : réglez l'heure")]
    [InlineData(0, "^à l'heure de la base$")]
    public async Task A_clock_that_is_apart_from_the_databases_is_said_with_by_how_much(int seconds, string said)
    {
        await using var office = await postgres.OfficeAsync();
        var apart = Duration.FromSeconds(seconds);

        var clock = (await office.InScopeAsync((OfficeDb db) => new DatabaseDiagnosis(db, new ClockWatch(office.Service<NpgsqlDataSource>(), new RealTime(new ApartClock(apart)))).RunAsync(default))).Single(one => one.Subject == "clock");

        Assert.Equal(seconds == 0, clock.Ok);
        Assert.Matches(said, clock.Says.Fr);
    }

    public static TheoryData<Exception, string> Failures => new()
    {
        { new NpgsqlException("x", new AuthenticationException("The remote certificate was rejected.")), "certificat non admis, ou TLS refusé" },
        { new NpgsqlException("x", new IOException("x", new EndOfStreamException())), "la connexion a été coupée" },
        { new NpgsqlException("x", new TimeoutException()), "pas de réponse à temps" },
        { new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", new NpgsqlException("x", new SocketException((int)SocketError.ConnectionReset))), "la connexion a été coupée" },
        { new SocketException((int)SocketError.HostNotFound), "nom de machine inconnu" },
        { new PostgresException("x", "FATAL", "FATAL", "53300"), "max_connections" },
        { new PostgresException("Key (email)=(zoe@example.org) already exists.", "ERROR", "ERROR", "23505"), "SQLSTATE 23505" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_deep_below_is_the_databases_and_is_told_in_words_that_quote_nothing(Exception failure, string said)
    {
        Assert.True(WhyAway.IsDatabase(failure));
        Assert.Contains(said, WhyAway.Of(failure).Fr, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe", WhyAway.Of(failure).Fr + WhyAway.Of(failure).En, StringComparison.Ordinal);
        Assert.False(WhyAway.IsDatabase(new InvalidOperationException("x", new FormatException())));
    }
}
