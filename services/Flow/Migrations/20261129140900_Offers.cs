using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Flow.Migrations
{
    /// <inheritdoc />
    public partial class Offers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "offers",
                table: "conversation",
                type: "json",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "offers",
                table: "conversation");
        }
    }
}
