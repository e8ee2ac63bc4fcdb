using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(OfficeDb))]
    [Migration("20261129073000_StatesInTheirRow")]
    public partial class StatesInTheirRow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A state is two kilobytes or a little more: just too long for its row by the database's own measure, and each change wrote it to a table beside, with an index of its own.
            migrationBuilder.Sql("ALTER TABLE cases SET (toast_tuple_target = 4080)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE cases RESET (toast_tuple_target)");
        }
    }
}
