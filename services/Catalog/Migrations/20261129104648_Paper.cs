using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Catalog.Migrations
{
    /// <inheritdoc />
    public partial class Paper : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "document_url",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "eta",
                table: "orders",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "document_url",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "eta",
                table: "orders");
        }
    }
}
