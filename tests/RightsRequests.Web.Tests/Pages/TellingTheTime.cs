using NodaTime;
using RightsRequests.Law;
using RightsRequests.Web.Forms;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>A page tells the time by the clocks of the establishment that answers.</summary>
public sealed class TellingTheTime
{
    [Theory]
    [InlineData(HolidayZone.Metropole, "1er décembre 2026 à 00\u00A0h\u00A030")]
    [InlineData(HolidayZone.LaReunion, "1er décembre 2026 à 03\u00A0h\u00A030")]
    [InlineData(HolidayZone.Martinique, "30 novembre 2026 à 19\u00A0h\u00A030")]
    public void The_same_moment_has_the_day_and_hour_of_the_establishment(HolidayZone zone, string said) =>
        Assert.Equal(said, new Page(zone).Moment(Instant.FromUtc(2026, 11, 30, 23, 30)));

    private sealed class Page(HolidayZone zone) : BilingualPage
    {
        public override bool English => false;

        protected override Establishment Establishment => new(zone);
    }
}
