using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Gateway.Migrations
{
    /// <inheritdoc />
    public partial class SignInsInAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "event",
                table: "audit",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "event",
                table: "audit");
        }
    }
}
